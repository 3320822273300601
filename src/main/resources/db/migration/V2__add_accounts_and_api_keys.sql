CREATE TABLE account (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 100),
    role text NOT NULL CHECK (role IN ('reader', 'author', 'editor', 'moderator', 'admin')),
    oidc_issuer text CHECK (char_length(oidc_issuer) BETWEEN 1 AND 500),
    oidc_subject text CHECK (char_length(oidc_subject) BETWEEN 1 AND 255),
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (oidc_issuer, oidc_subject),
    CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL))
);

CREATE TABLE api_key (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- public: names the key in lists and finds it; the rest of the key is kept nowhere
    prefix text NOT NULL UNIQUE CHECK (char_length(prefix) = 12),
    -- SHA-256 of the whole key, which has more than 128 random bits, so nothing slower is needed
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);

CREATE INDEX api_key_account ON api_key (account_id);
