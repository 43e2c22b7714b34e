-- A work address belongs to one person who works here. Whoever has left keeps it in their row: invited again, they are somebody new.

DROP INDEX person_email;
CREATE UNIQUE INDEX person_email ON person (town_id, email) WHERE state <> 'disabled';
