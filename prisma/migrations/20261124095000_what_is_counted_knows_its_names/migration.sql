-- What is counted of the register is kept with the names that stand in its tables: goals, strategies, municipalities and pots. It is counted anew when
-- one of them is changed, and not only when an award is.
CREATE TRIGGER framework_named AFTER INSERT OR UPDATE OR DELETE ON "framework" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER framework_node_named AFTER INSERT OR UPDATE OR DELETE ON "framework_node" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER framework_link_named AFTER INSERT OR UPDATE OR DELETE ON "framework_link" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER municipality_named AFTER INSERT OR UPDATE OR DELETE ON "municipality" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER fund_named AFTER INSERT OR UPDATE OR DELETE ON "fund" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER pot_named AFTER INSERT OR UPDATE OR DELETE ON "pot" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
