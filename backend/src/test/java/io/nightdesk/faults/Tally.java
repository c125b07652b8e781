package io.nightdesk.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Counts what went well. A message and its ack count where the message was first sent, a
/// reconnection where it ended.
final class Tally {

    private final Scoreboard board;
    private final Map<UUID, Long> sentAt = new HashMap<>();
    private final Map<UUID, Long> away = new HashMap<>();
    private final Set<UUID> acked = new HashSet<>();
    private long lastAck;

    Tally(Scoreboard board) {
        this.board = board;
    }

    void count(List<History.Entry> entries) {
        for (History.Entry entry : entries) {
            switch (entry) {
                case History.Invoked sent -> {
                    if (sentAt.putIfAbsent(sent.message(), sent.at()) == null) {
                        board.add(sent.at(), Score::sent);
                    }
                }
                case History.Acked ack -> {
                    Long since = sentAt.get(ack.message());
                    if (since != null && acked.add(ack.message())) {
                        board.add(since, score -> score.acked(ack.at() - since));
                        silent(ack.at());
                    }
                }
                case History.Away lost -> away.putIfAbsent(lost.device(), lost.since());
                case History.Back back -> {
                    Long since = away.remove(back.device());
                    if (since != null) {
                        board.add(back.at(), score -> score.resumed(back.at() - since));
                        board.waits().add(new Waits.Wait("resume", since, back.at()));
                    }
                }
                case History.Injected injected -> board.injected(injected.fault());
                case History.ErrorShown error -> board.add(error.at(), Score::errorShown);
                case History.Refused _,
                        History.Seen _,
                        History.Resumed _,
                        History.Left _,
                        History.ReadBegun _,
                        History.ReadDone _,
                        History.Watches _,
                        History.Listed _,
                        History.Stopped _,
                        History.Claimed _,
                        History.HandedBack _,
                        History.Shown _,
                        History.ErrorGone _,
                        History.Due _,
                        History.Healed _ -> {}
            }
        }
    }

    private void silent(long now) {
        if (lastAck != 0) {
            long since = lastAck;
            board.add(now, score -> score.silent(now - since));
            board.waits().add(new Waits.Wait("no ack", since, now));
        }
        lastAck = now;
    }
}
