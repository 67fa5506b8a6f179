-- Public pages are thrown away by everything they show: a project's results, goals and partners, strategies and the library of indicators.
CREATE TRIGGER award_goal_public AFTER INSERT OR UPDATE OR DELETE ON "award_goal" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER award_share_public AFTER INSERT OR UPDATE OR DELETE ON "award_share" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER award_municipality_public AFTER INSERT OR UPDATE OR DELETE ON "award_municipality" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER framework_public AFTER INSERT OR UPDATE OR DELETE ON "framework" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER framework_node_public AFTER INSERT OR UPDATE OR DELETE ON "framework_node" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER framework_link_public AFTER INSERT OR UPDATE OR DELETE ON "framework_link" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER indicator_public AFTER INSERT OR UPDATE OR DELETE ON "indicator" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
