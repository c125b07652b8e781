package io.nightdesk.llm;

/// What an answer cost.
///
/// @param cached of `tokensIn`: those that the provider knew already, and charges less for
/// @param estimated the provider did not say, so that all are guesses from the length of the text
public record Usage(int tokensIn, int cached, int tokensOut, boolean estimated) {

    static final Usage NONE = new Usage(0, 0, false);

    public Usage(int tokensIn, int tokensOut, boolean estimated) {
        this(tokensIn, 0, tokensOut, estimated);
    }
}
