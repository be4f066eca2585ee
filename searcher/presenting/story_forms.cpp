#include "searcher/presenting/story_forms.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "facets/text/tokens.hpp"
#include "indexer/storing/record.hpp"
#include "indexer/storing/words.hpp"
#include "searcher/presenting/plain_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_others = 20;
constexpr std::size_t most_sentences = 5;

std::string_view id_of(const Archive& archive, const StoryMember& member) {
    return archive.parts()[member.part].segment->article_id(member.docid);
}

/// The articles of a shared story but for one, the earliest first, undated ones last.
std::vector<StoryMember> others_of(const Archive& archive, const StoryMember& article) {
    const Archive::Part& part = archive.parts()[article.part];
    const std::uint32_t story = part.segment->stories().stories()[article.docid - 1];
    const auto members = archive.stories().members(archive.stories().number(part.database, story));
    std::vector<StoryMember> others;
    for (const StoryMember& member : members) {
        if (member.part != article.part || member.docid != article.docid) others.push_back(member);
    }
    const auto date_of = [&](const StoryMember& member) {
        const std::uint32_t date = archive.parts()[member.part].segment->dates()[member.docid - 1];
        return date == 0 ? std::numeric_limits<std::uint32_t>::max() : date;
    };
    std::sort(others.begin(), others.end(), [&](const StoryMember& a, const StoryMember& b) {
        return std::tuple(date_of(a), id_of(archive, a)) < std::tuple(date_of(b), id_of(archive, b));
    });
    return others;
}

/// A sentence as it is shown, and as it is compared.
struct ReadSentence {
    std::string text, words;
};

std::vector<ReadSentence> read_sentences(std::string_view text) {
    std::vector<ReadSentence> sentences;
    const TokenizedText tokens = tokenize(text);
    WordReader reader;
    for (const Sentence& sentence : tokens.sentences) {
        const std::size_t begin = tokens.tokens[sentence.first].begin, end = tokens.tokens[sentence.last - 1].end;
        ReadSentence& read = sentences.emplace_back();
        read.text = printable_line(text.substr(begin, end - begin));
        reader.read(read.text);
        for (const WordSpan& word : reader.words()) read.words.append(reader.word(word)).push_back(' ');
        if (read.words.empty()) sentences.pop_back();
    }
    return sentences;
}

/// How often each is there.
std::unordered_map<std::string_view, std::size_t> counted(const std::vector<ReadSentence>& sentences) {
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const ReadSentence& sentence : sentences) ++counts[sentence.words];
    return counts;
}

/// The sentences that are not in `known`, as often as it lacks them.
std::size_t take_unknown(const std::vector<ReadSentence>& sentences, std::unordered_map<std::string_view, std::size_t> known,
                         std::vector<std::string>& shown) {
    std::size_t count = 0;
    for (const ReadSentence& sentence : sentences) {
        const auto same = known.find(sentence.words);
        if (same != known.end() && same->second > 0) {
            --same->second;
        } else if (++count <= most_sentences) {
            shown.push_back(sentence.text);
        }
    }
    return count;
}

double shared_words(std::string_view a, std::string_view b) {
    const std::vector<std::string> of_a = index_words(a), of_b = index_words(b);
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const std::string& word : of_a) ++counts[word];
    std::size_t common = 0;
    for (const std::string& word : of_b) {
        const auto same = counts.find(word);
        if (same == counts.end() || same->second == 0) continue;
        --same->second;
        ++common;
    }
    const std::size_t longer = std::max(of_a.size(), of_b.size());
    return longer == 0 ? 1 : static_cast<double>(common) / static_cast<double>(longer);
}

}  // namespace

ResultStory story_of_result(const Archive& archive, const MatchSet& matches, const Ranked& article) {
    ResultStory story;
    story.id = archive.parts()[article.part].segment->stories().stories()[article.docid - 1];
    if (!archive.stories().is_shared(article.part, article.docid)) return story;
    for (const StoryMember& other : others_of(archive, {article.part, article.docid})) {
        ++story.size;
        story.matches += matches.parts[other.part].bits[other.docid / 64] >> other.docid % 64 & 1U;
        if (story.others.size() < most_others) story.others.emplace_back(id_of(archive, other));
    }
    return story;
}

void compare_texts(std::string_view article, std::string_view other, OtherForm& form) {
    form.shared = shared_words(article, other);
    const std::vector<ReadSentence> of_article = read_sentences(article), of_other = read_sentences(other);
    form.added_count = take_unknown(of_other, counted(of_article), form.added);
    form.missing_count = take_unknown(of_article, counted(of_other), form.missing);
}

void add_other_forms(const Archive& archive, const StoryMember& article, StoredArticle& stored) {
    stored.story = archive.parts()[article.part].segment->stories().stories()[article.docid - 1];
    if (!archive.stories().is_shared(article.part, article.docid)) return;
    const std::vector<StoryMember> others = others_of(archive, article);
    stored.story_size = others.size() + 1;
    for (std::size_t i = 0; i < std::min(others.size(), most_others); ++i) {
        const std::string front = archive.parts()[others[i].part].segment->record_front(others[i].docid);
        const RecordFront parts = split_front(front);
        RecordHead head = read_head(parts.head);
        OtherForm form;
        form.id = std::move(head.id);
        form.title = std::move(head.title);
        form.date = std::move(head.date);
        form.source = std::move(head.source);
        compare_texts(stored.article.text, parts.text, form);
        stored.others.push_back(std::move(form));
    }
}

}  // namespace dateline
