package io.nightdesk.bench;

/// How one kind of server is spoken to. Stateless; what a connection knows is in its [Client].
interface Wire {

    /// Path and query of the WebSocket.
    String path();

    /// The subprotocol, or null.
    default String subprotocol() {
        return null;
    }

    /// The socket is open: say who this is. Ends, sooner or later, in [Client#ready].
    void opened(Client client);

    /// A text frame came in.
    void received(Client client, String text);

    /// A frame that sends the client's next message.
    String send(Client client, String text);

    /// A server that answers every frame with itself: what a trip costs.
    Wire ECHO =
            new Wire() {
                @Override
                public String path() {
                    return "/";
                }

                @Override
                public void opened(Client client) {
                    client.ready();
                }

                @Override
                public void received(Client client, String text) {
                    client.acked();
                }

                @Override
                public String send(Client client, String text) {
                    return "{\"type\":\"send\",\"conversation\":\"%s\",\"number\":%d,\"body\":\"%s\"}"
                            .formatted(client.conversation(), client.nextNumber(), text);
                }
            };

    /// Nightdesk's own.
    Wire CHAT =
            new Wire() {
                @Override
                public String path() {
                    return "/socket";
                }

                @Override
                public String subprotocol() {
                    return "chat.v1";
                }

                @Override
                public void opened(Client client) {
                    client.write(
                            """
                            {"type":"hello","version":1,"sdk":"bench","device":"%s","token":"bench-%d",\
                            "caps":[],"resume":[{"conversation":"%s","epoch":null,"after":%d}]}"""
                                    .formatted(
                                            client.device(),
                                            client.seat(),
                                            client.conversation(),
                                            Math.max(0, client.position())));
                }

                @Override
                public void received(Client client, String text) {
                    if (text.startsWith("{\"type\":\"ack\"")) {
                        client.acked();
                    } else if (text.startsWith("{\"type\":\"nack\"")) {
                        if (text.contains("\"retry\":true")) {
                            client.repeat(text);
                        } else {
                            client.refused(text);
                        }
                    } else if (text.startsWith("{\"type\":\"welcome\"")) {
                        client.ready();
                    } else if (text.startsWith("{\"type\":\"ping\"")) {
                        client.write(text.replace("\"ping\"", "\"pong\""));
                    } else if (text.startsWith("{\"type\":\"events\"")) {
                        client.events(text);
                    } else if (text.startsWith("{\"type\":\"drain\"")) {
                        client.drain();
                    }
                }

                @Override
                public String send(Client client, String text) {
                    return """
                    {"type":"send","conversation":"%s","clientMessageId":"%s","number":%d,"body":"%s"}"""
                            .formatted(
                                    client.conversation(),
                                    Client.newId(),
                                    client.nextNumber(),
                                    text);
                }
            };

    /// The peer on ws and pg.
    Wire WS =
            new Wire() {
                @Override
                public String path() {
                    return "/";
                }

                @Override
                public void opened(Client client) {
                    client.write(
                            "{\"type\":\"join\",\"conversation\":\"%s\",\"after\":%s}"
                                    .formatted(client.conversation(), after(client)));
                }

                @Override
                public void received(Client client, String text) {
                    if (text.startsWith("{\"type\":\"ack\"")) {
                        client.acked();
                    } else if (text.startsWith("{\"type\":\"nack\"")) {
                        client.refused(text);
                    } else if (text.startsWith("{\"type\":\"joined\"")) {
                        client.events(text);
                        client.ready();
                    } else {
                        client.events(text);
                    }
                }

                @Override
                public String send(Client client, String text) {
                    return message(client, text, "\"type\":\"send\",");
                }
            };

    /// Socket.IO 4 over Engine.IO 4, straight on a WebSocket.
    Wire SOCKET_IO =
            new Wire() {
                @Override
                public String path() {
                    return "/socket.io/?EIO=4&transport=websocket";
                }

                @Override
                public void opened(Client client) {
                    // The server speaks first.
                }

                @Override
                public void received(Client client, String text) {
                    if (text.startsWith("0")) {
                        client.write(
                                client.recoveryId() == null
                                        ? "40"
                                        : "40{\"pid\":\"%s\",\"offset\":\"%s\"}"
                                                .formatted(
                                                        client.recoveryId(),
                                                        client.recoveryOffset()));
                    } else if (text.startsWith("40")) {
                        client.recovery(text);
                        client.write(
                                "420[\"join\",{\"conversation\":\"%s\",\"after\":%s}]"
                                        .formatted(client.conversation(), after(client)));
                    } else if (text.startsWith("430")) {
                        client.events(text);
                        client.ready();
                    } else if (text.startsWith("431")) {
                        if (text.contains("refused")) {
                            client.refused(text);
                        } else {
                            client.acked();
                        }
                    } else if (text.startsWith("42")) {
                        client.recovery(text);
                        client.events(text);
                    } else if (text.equals("2")) {
                        client.write("3");
                    }
                }

                @Override
                public String send(Client client, String text) {
                    return "421[\"send\"," + message(client, text, "") + "]";
                }
            };

    private static String after(Client client) {
        return client.position() < 0 ? "null" : String.valueOf(client.position());
    }

    private static String message(Client client, String text, String type) {
        return """
        {%s"conversation":"%s","visitor":"%s","device":"%s","number":%d,"id":"%s","text":"%s"}"""
                .formatted(
                        type,
                        client.conversation(),
                        client.visitor(),
                        client.device(),
                        client.nextNumber(),
                        Client.newId(),
                        text);
    }
}
