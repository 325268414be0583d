-- A confirmation covers a state's part in what a record says; that a wording is added or mended in a language into which
-- it is translated changes nothing of that (docs/adr/0014).

-- What a record says, without the wordings into which it is translated.
create function without_translations(details jsonb) returns jsonb language sql immutable parallel safe
    return case when details -> 'words' -> 'byLanguage' is null then details
        else jsonb_set(details, '{words,byLanguage}', coalesce(
            (select jsonb_object_agg(language, wording) from jsonb_each(details -> 'words' -> 'byLanguage') as w (language, wording)
                where (wording ->> 'original')::boolean), '{}'::jsonb)) end;
