-- Changes of which it could not be decided what mail they cause; passed over, and looked at again.
CREATE TABLE letter_postponed (
    position bigint PRIMARY KEY
);
