package io.nightdesk.gateway;

import io.nightdesk.conversation.Draft;

/// An answer being written, as frames.
final class DraftFrames {

    private DraftFrames() {}

    static ServerFrame of(Draft draft) {
        return switch (draft) {
            case Draft.Grew grew ->
                    new ServerFrame.Delta(
                            grew.conversation(),
                            grew.turn(),
                            grew.attempt(),
                            grew.offset(),
                            grew.text());
            case Draft.Replaced replaced ->
                    new ServerFrame.Snapshot(
                            replaced.conversation(),
                            replaced.turn(),
                            replaced.attempt(),
                            replaced.text());
            case Draft.Moved moved -> turn(moved);
        };
    }

    private static ServerFrame turn(Draft.Moved moved) {
        ServerFrame.TurnState state =
                switch (moved.state()) {
                    case QUEUED -> ServerFrame.TurnState.QUEUED;
                    case SEARCHING, WRITING -> ServerFrame.TurnState.RUNNING;
                    case DONE -> ServerFrame.TurnState.DONE;
                    case FAILED -> ServerFrame.TurnState.FAILED;
                    case HANDED_OFF -> ServerFrame.TurnState.HANDED_OFF;
                    case CANCELLED -> ServerFrame.TurnState.CANCELLED;
                };
        ServerFrame.TurnDetail detail =
                switch (moved.state()) {
                    case SEARCHING -> ServerFrame.TurnDetail.SEARCHING;
                    case WRITING -> ServerFrame.TurnDetail.WRITING;
                    case QUEUED, DONE, FAILED, HANDED_OFF, CANCELLED -> null;
                };
        return new ServerFrame.Turn(
                moved.conversation(), moved.turn(), moved.attempt(), state, detail);
    }
}
