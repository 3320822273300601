package dev.stet.platform.http;

import java.io.IOException;

/** The client left before it had said all, or heard all: no failure of the server, and nobody reads what is answered. */
public final class ClientDisconnected extends IOException {

    private static final long serialVersionUID = 1;

    public ClientDisconnected(Throwable cause) {
        super("The client has left", cause);
    }
}
