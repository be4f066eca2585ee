#include "facets/tagger/labels.hpp"

#include <gtest/gtest.h>

namespace dateline::tagger {
namespace {

TEST(Labels, ANameGoesOnOnlyInItsOwnKind) {
    const Label begin = make_label(Position::begin, MentionKind::person);
    EXPECT_TRUE(may_follow(begin, make_label(Position::last, MentionKind::person)));
    EXPECT_FALSE(may_follow(begin, make_label(Position::last, MentionKind::location)));
    EXPECT_FALSE(may_follow(begin, outside));
    EXPECT_FALSE(may_follow(outside, make_label(Position::inside, MentionKind::person)));
    EXPECT_TRUE(may_follow(outside, make_label(Position::unit, MentionKind::misc)));
}

TEST(Labels, SpansWrittenAsLabelsAreReadBack) {
    std::vector<Label> labels(7, outside);
    const std::vector<LabelSpan> spans = {{0, 1, MentionKind::organization}, {1, 4, MentionKind::person}, {5, 7, MentionKind::location}};
    for (const LabelSpan& span : spans) label_span(span, labels);
    std::vector<LabelSpan> found;
    for_each_span(labels.data(), 0, 7, [&](const LabelSpan& span) { found.push_back(span); });
    EXPECT_EQ(found, spans);
}

}  // namespace
}  // namespace dateline::tagger
