package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.testing.NightdeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NightdeskTest(properties = {"nightdesk.test=FirstStart", "nightdesk.demo=true"})
class FirstStartTests {

    @Test
    void whatIsReadyAnswersAsItWillLater(
            @Autowired Knowledge knowledge, @Autowired ExtractiveAnswers answers) {
        SearchQuery question = new SearchQuery("how do i reset my password", "en", 3);

        assertThat(answers.answer(question, knowledge.search(question))).isPresent();
        assertThat(knowledge.index()).get().matches(SearchIndex::isEmbedded);
    }
}
