-- What became of a contact, whichever inputs named it. A hash takes half the room and a third of the time to keep that a tree
-- does. Whoever has a large table may have made it beforehand, while it was in use.
create index if not exists outcome_of_contact on correction_outcome using hash (contact_id);
