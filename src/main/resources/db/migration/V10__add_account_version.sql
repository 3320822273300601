-- counts changes, so that an administrator's edit of what another has changed meanwhile is refused
ALTER TABLE account ADD COLUMN version integer NOT NULL DEFAULT 0;
