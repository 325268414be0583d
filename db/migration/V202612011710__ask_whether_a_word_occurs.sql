-- Whether any record has the word. The planner expects to come upon one soon when it reads from the beginning, and reads
-- everything where there is none; the index tells at once.
create function search_knows(word text) returns boolean
    language sql stable parallel safe
    set enable_seqscan = off
as $$
    select exists (select from search_entry e where e.words @@ search_query(word))
$$;
