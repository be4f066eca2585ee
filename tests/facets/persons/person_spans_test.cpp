#include "facets/persons/person_spans.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

/// The persons' names after mending, where the tagger found the words between brackets: "met [Helmut Kohl] in {Bonn}" (braces: a place).
std::vector<std::string> mended(const std::string& marked) {
    std::string text;
    std::vector<std::pair<std::size_t, MentionKind>> opened;
    struct Bytes {
        std::size_t begin, end;
        MentionKind kind;
    };
    std::vector<Bytes> names;
    for (const char c : marked) {
        if (c == '[' || c == '{') {
            opened.emplace_back(text.size(), c == '[' ? MentionKind::person : MentionKind::location);
        } else if (c == ']' || c == '}') {
            names.push_back({opened.back().first, text.size(), opened.back().second});
        } else {
            text.push_back(c);
        }
    }
    const ArticleTokens article{tokenize(""), tokenize(text)};
    std::vector<TaggedSpan> spans;
    for (const Bytes& name : names) {
        TaggedSpan span{Field::text, 0, 0, name.kind};
        for (std::uint32_t i = 0; i < article.text.size(); ++i) {
            if (article.text.tokens[i].begin < name.begin || article.text.tokens[i].end > name.end) continue;
            if (span.last == 0) span.first = i;
            span.last = i + 1;
        }
        spans.push_back(span);
    }
    std::vector<std::string> found;
    for (const TaggedSpan& span : mend_person_spans(article, spans)) {
        if (span.kind == MentionKind::person) found.push_back(make_mention(article, span, "").text);
    }
    return found;
}

using Names = std::vector<std::string>;

TEST(PersonSpans, LeaveCountriesToThePlaces) {
    const ArticleTokens article{tokenize(""), tokenize("Belgium and the U.S. met in IT.")};
    const auto mended_kind = [&](std::uint32_t word) {
        return mend_person_spans(article, {{Field::text, word, word + 1, MentionKind::organization}}).at(0).kind;
    };
    EXPECT_EQ(mended_kind(0), MentionKind::location);
    EXPECT_EQ(mended_kind(3), MentionKind::location);
    EXPECT_EQ(mended_kind(6), MentionKind::organization);
}

TEST(PersonSpans, FindASurnameWhereverItStandsAlone) {
    EXPECT_EQ(mended("[Helmut Kohl] flew home. In the evening Kohl spoke. President Kohl left."), (Names{"Helmut Kohl", "Kohl", "Kohl"}));
    EXPECT_EQ(mended("KOHL WINS THE VOTE\n[Helmut Kohl] has won."), (Names{"KOHL", "Helmut Kohl"}));
}

TEST(PersonSpans, AreNotFoundInLongerNamesOrWhereTheWordMeansSomethingElse) {
    EXPECT_EQ(mended("[Helmut Kohl] lives in Kohl Street."), (Names{"Helmut Kohl"}));
    EXPECT_EQ(mended("[Neil Jordan] went to {Jordan}. Then Jordan was hot."), (Names{"Neil Jordan"}));
    EXPECT_EQ(mended("[Mary Will] came. Will he stay?"), (Names{"Mary Will"}));
}

TEST(PersonSpans, AreNoNewspapersAndCompanies) {
    EXPECT_EQ(mended("the official newspaper [Granma] reported. The [Zycie Warszawy] daily said so."), Names{});
    EXPECT_EQ(mended("an analyst at [Edward D. Jones] & Co. The firm [Apic Yamada Corp] said."), Names{});
    EXPECT_EQ(mended("led by [Goldman], Sachs and Co, Alex. [Brown] and Sons Inc and Smith Barney, [Harris Upham] and Co."), Names{});
    EXPECT_EQ(mended("[Tom Cox] and Co-operative Bank, [Ann Lee], Sachs and others."), (Names{"Tom Cox", "Ann Lee"}));
    EXPECT_EQ(mended("They told the newspaper. [Granma] laughed, said [Tom Cox], co-owner."), (Names{"Granma", "Tom Cox"}));
}

TEST(PersonSpans, AreNoPartsOfKnownOrganizations) {
    EXPECT_EQ(mended("Standard and [Poor]'s cut it, as [Moody]'s had. [Morgan Stanley] and Levi [Strauss] fell."), Names{});
    EXPECT_EQ(mended("GE IS DOWNGRADED BY [MOODY'S] AGAIN"), Names{});
    EXPECT_EQ(mended("[Kate Moody] came. [Moody]'s brother stayed. Mr. [Lloyd]'s hat."), (Names{"Kate Moody", "Moody", "Lloyd"}));
}

TEST(PersonSpans, AreNoPlacesAndShips) {
    EXPECT_EQ(mended("in the town of [Chatelet]. [Belgium]'s first win. [N. Korea] urges calm."), Names{});
    EXPECT_EQ(mended("The [Hong Kong-based] group sent the carrier [Carl Vinson]."), Names{});
    EXPECT_EQ(mended("[Jordan] scored, [Chad] too; [Ban Ki-moon] spoke of [Georgia O'Keeffe]."),
              (Names{"Jordan", "Chad", "Ban Ki-moon", "Georgia O'Keeffe"}));
}

TEST(PersonSpans, AreWhatSpeaksInHeadlines) {
    EXPECT_EQ(mended("{Miyazawa} says the dollar will fall"), (Names{"Miyazawa"}));
    EXPECT_EQ(mended("{Turkey} says the dollar will fall"), (Names{}));
    EXPECT_EQ(mended("{Moscow} says the dollar will fall"), (Names{}));
    EXPECT_EQ(mended("TREASURY'S BAKER SEES LOWER RATES"), (Names{"BAKER"}));
    EXPECT_EQ(mended("TREASURY SEES LOWER RATES"), (Names{}));
}

TEST(PersonSpans, EndWhereNoNameGoesOn) {
    EXPECT_EQ(mended("by [Clayton Aldern / Grist] today"), (Names{"Clayton Aldern"}));
    EXPECT_EQ(mended("rated [Aa2 / VMIG-1] today"), (Names{}));
    EXPECT_EQ(mended("said [Axios' Kaveh Waddell] today"), (Names{"Kaveh Waddell"}));
    EXPECT_EQ(mended("[Given, Breen] and others"), (Names{"Given", "Breen"}));
    EXPECT_EQ(mended("[Kate made Meghan] cry"), (Names{"Kate", "Meghan"}));
    EXPECT_EQ(mended("[Penny\"] she said"), (Names{"Penny"}));
}

TEST(PersonSpans, KeepNicknamesSuffixesAndParticles) {
    EXPECT_EQ(mended("[Hector \"Macho\" Camacho] won"), (Names{"Hector \"Macho\" Camacho"}));
    EXPECT_EQ(mended("[Martin Luther King, Jr.] spoke"), (Names{"Martin Luther King, Jr."}));
    EXPECT_EQ(mended("[de Klerk] and [Ludwig van Beethoven]"), (Names{"de Klerk", "Ludwig van Beethoven"}));
    EXPECT_EQ(mended("[Henry VIII] was king"), (Names{"Henry VIII"}));
}

}  // namespace
}  // namespace dateline
