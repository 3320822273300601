-- Each entry of the log that is to go is looked for here.
CREATE INDEX delivery_of_change ON delivery (position);
