#include "facets/tagger/document.hpp"

#include <gtest/gtest.h>

#include "facets/tagger/model.hpp"
#include "facets/tagger/word_memory.hpp"

namespace dateline::tagger {
namespace {

/// A text as a document, with words described by a model that knows nothing.
class Read {
public:
    explicit Read(std::string_view text, Families families = {}) : text_(tokenize(text)), words_(model_) {
        for (const Sentence& sentence : text_.sentences) document_.add_line(text_, sentence, words_);
        document_.finish(words_, families);
    }
    const Document& operator*() const { return document_; }
    Document* operator->() { return &document_; }
    [[nodiscard]] const Document::Run& run_at(std::string_view word) const {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (text_[i] == word) return document_.runs()[document_.run_of(i) - 1];
        }
        throw std::runtime_error("no such word");
    }
    [[nodiscard]] const WordMemory& words() const { return words_; }

private:
    TokenizedText text_;
    Model model_;
    WordMemory words_;
    Document document_;
};

constexpr std::string_view table = "Leeds 2 Arsenal 1\nChelsea 0 West Ham 3\nEverton 1 Derby 1\n";

TEST(Document, KnowsTheColumnsOfATable) {
    const Read read(table);
    EXPECT_EQ((*read).runs().size(), 6U);
    EXPECT_EQ((*read).run_count(read.run_at("Leeds"), 0), 3U);
    EXPECT_EQ(read.run_at("Leeds").keys[0], read.run_at("Chelsea").keys[0]);
    EXPECT_EQ(read.run_at("Arsenal").keys[0], read.run_at("West").keys[0]);
    EXPECT_NE(read.run_at("Leeds").keys[0], read.run_at("Arsenal").keys[0]);
}

TEST(Document, CountsTheLabelsOfOtherRunsInTheColumn) {
    Read read(table);
    std::vector<Label> labels((*read).tokens().size(), outside);
    const Label organization = make_label(Position::unit, MentionKind::organization);
    labels[0] = labels[4] = organization;
    read->count_labels(labels, read.words());
    EXPECT_EQ((*read).others_labelled(read.run_at("Everton"), 0)[static_cast<std::size_t>(MentionKind::organization)], 2U);
    EXPECT_EQ((*read).others_labelled(read.run_at("Leeds"), 0)[static_cast<std::size_t>(MentionKind::organization)], 1U);
    read->forget_labels();
    EXPECT_EQ((*read).others_labelled(read.run_at("Everton"), 0)[static_cast<std::size_t>(MentionKind::organization)], 0U);
}

TEST(Document, RemembersTheCompanyOfWordsThatComeBack) {
    const Read read("They met Jordan there. Later Jordan said so.");
    EXPECT_EQ((*read).company(2).size(), 4U);
    EXPECT_TRUE((*read).company(0).empty());
}

TEST(Document, CutsSegmentsAtLineEndsWhenNamesStopThere) {
    constexpr std::string_view wrapped =
        "those who went to the long meeting in the capital were the old Rosa\nDiaz and\nnobody else of those who had been asked to come "
        "along.";
    Families over;
    over.remove(Family::lines_end);
    EXPECT_EQ((*Read(wrapped, over)).segments().size() + 1, (*Read(wrapped)).segments().size());
}

}  // namespace
}  // namespace dateline::tagger
