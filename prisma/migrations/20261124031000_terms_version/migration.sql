-- A part's form carries the version of the row beside its fields: the terms' own version needs a name of its own.
update call_part set content = (content - 'version') || jsonb_build_object('termsVersion', content->'version')
  where part = 'terms' and content ? 'version';
