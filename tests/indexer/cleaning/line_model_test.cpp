#include "indexer/cleaning/line_model.hpp"

#include <gmock/gmock.h>

#include <string>

#include "facets/error.hpp"
#include "indexer/cleaning/line_judge.hpp"
#include "indexer/cleaning/page.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;

LineFeatures answering(std::uint8_t first) {
    LineFeatures features{};
    features[0] = first;
    return features;
}

TEST(LineModel, ComesBackFromWhatItWrites) {
    LineModel model;
    model.weights[3] = 1.25;
    model.weights[most_line_answers + 2] = -0.5;
    model.begin = -2;
    model.end = 0.125;
    const LineModel again(model.write());
    EXPECT_EQ(again.write(), model.write());
    EXPECT_DOUBLE_EQ(again.weights[3], 1.25);
    EXPECT_DOUBLE_EQ(again.end, 0.125);
}

TEST(LineModel, RefusesWhatIsNoModel) {
    EXPECT_THROW(LineModel(""), Error);
    EXPECT_THROW(LineModel("something else\n"), Error);
    EXPECT_THROW(LineModel("dateline lines 1\n0\tx\t1\n"), Error);
    EXPECT_THROW(LineModel("dateline lines 1\n99\t0\t1\n"), Error);
}

TEST(LineModel, DecidesByTheBestSequence) {
    LineModel model;
    model.weights[1] = 3;   // an answer that speaks for the article
    model.weights[0] = -1;  // one that speaks a little against it
    model.begin = model.end = -2;
    // One doubtful line between two sure ones is cheaper to keep than to leave and come back.
    EXPECT_THAT(model.decide({answering(1), answering(0), answering(1)}), ElementsAre(true, true, true));
    EXPECT_THAT(model.decide({answering(0), answering(0), answering(0), answering(1)}), ElementsAre(false, false, false, true));
    EXPECT_THAT(model.decide({}), ElementsAre());
}

TEST(LineModel, TellsAScrapedPageApart) {
    const std::string page =
        "Harbour bridge to be rebuilt - Morning Post\nHome\nPolitics\nSport\nCulture\nLog in\nHarbour bridge to be rebuilt\nBy Anna "
        "Weber\n3 May 2011\n"
        "The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries.\n"
        "Work is to begin in the autumn, and the mayor said that the ferry would run until the new bridge opens in three years.\n"
        "The cost is put at 40 million, of which the state is to bear half, according to the plan that was read out.\n"
        "2 comments\nPeter says:\n4 May 2011 at 10:12\nAnd who is going to pay for it in the end? We are, as always, and nobody asks "
        "us.\nReply\n"
        "Your email address will not be published.\nRelated stories\nFerry fares rise\nStorm closes port\nCategories\nPolitics (12)\nSport "
        "(3)\n\xC2\xA9 2011 Morning Post. All rights reserved.\n";
    const std::vector<Block> blocks = cut_page(page);
    const std::vector<Verdict> verdicts = judge_blocks(profile_blocks(blocks));
    std::vector<std::string> kept;
    std::string title;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (verdicts[i].kind == BlockKind::article) kept.emplace_back(blocks[i].text.substr(0, 12));
        if (verdicts[i].kind == BlockKind::title) title = blocks[i].text;
    }
    EXPECT_THAT(kept, ElementsAre("The council ", "Work is to b", "The cost is "));
    EXPECT_EQ(title, "Harbour bridge to be rebuilt");
}

}  // namespace
}  // namespace dateline
