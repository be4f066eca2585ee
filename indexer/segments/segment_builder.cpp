#include "indexer/segments/segment_builder.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

void SegmentBuilder::add(const SegmentArticle& article, std::string_view title, std::string_view text) {
    const std::size_t first_word = words_.size();
    const auto read = [this](std::string_view field) {
        reader_.read(field);
        for (const WordSpan& word : reader_.words()) words_.push_back(vocabulary_.number(reader_.word(word)));
        signer_.read(reader_.folded());
    };
    read(title);
    const std::size_t title_words = words_.size() - first_word;
    read(text);
    std::string signature;
    write_signature(signer_.finish(), signature);
    add_columns(article, signature);
    end_article(first_word, title_words);
}

SegmentArticle stored_article(const Segment& from, std::uint32_t docid) {
    SegmentArticle article;
    article.id = from.article_id(docid);
    article.content_hash = from.content_hash(docid);
    article.language = from.language(docid);
    article.date = from.dates()[docid - 1];
    for (std::size_t kind = 0; kind < column_kinds.size(); ++kind) {
        const std::span<const std::uint32_t> ids = from.ids(column_kinds[kind]).of(docid);
        article.ids[kind].assign(ids.begin(), ids.end());
    }
    article.record = from.record(docid);
    article.text_key = from.text_key(docid);
    article.number = from.stories().numbers()[docid - 1];
    article.story = from.stories().stories()[docid - 1];
    return article;
}

void SegmentBuilder::add(const Segment& from, std::uint32_t docid, const SegmentArticle& article) {
    const std::size_t first_word = words_.size();
    std::size_t title_words = 0;
    std::vector<std::uint32_t> words;
    from.read_words(docid, words);
    for (const std::uint32_t word : words) {
        if (word == Segment::title_end) {
            title_words = words_.size() - first_word;
        } else {
            words_.push_back(vocabulary_.number(from.dictionary().word(word)));
        }
    }
    add_columns(article, from.stories().signature_bytes(docid));
    end_article(first_word, title_words);
}

void SegmentBuilder::add_columns(const SegmentArticle& article, std::string_view signature_bytes) {
    constexpr std::size_t hash_bytes = 16;
    if (article.content_hash.size() != hash_bytes)
        throw Error("a content hash has 16 bytes, got " + std::to_string(article.content_hash.size()));
    dates_.push_back(article.date);
    text_keys_.push_back(article.text_key);
    ids_ += article.id;
    id_starts_.push_back(static_cast<std::uint32_t>(ids_.size()));
    hashes_ += article.content_hash;
    const std::string language = language_name(article.language);
    auto known = std::find(language_codes_.begin(), language_codes_.end(), language);
    if (known == language_codes_.end()) known = language_codes_.insert(known, language);
    languages_.push_back(static_cast<std::uint16_t>(known - language_codes_.begin()));
    for (std::size_t kind = 0; kind < column_kinds.size(); ++kind) facets_[kind].add(article.ids[kind]);
    stories_.add(signature_bytes, article.number, article.story);
    records_.push_back(article.record);
    record_bytes_ += article.record.size();
}

void SegmentBuilder::end_article(std::size_t first_word, std::size_t title_words) {
    word_starts_.push_back(words_.size());
    title_words_.push_back(static_cast<std::uint32_t>(title_words));
    const std::size_t others = words_.size() - first_word - title_words;
    lengths_.push_back(static_cast<std::uint32_t>(title_words * title_wdf + others));
}

/// Turns the vocabulary's numbers into places among the words of these articles.
void SegmentBuilder::number_words() {
    vocabulary_.arrange();
    constexpr std::uint32_t unused = 0xFFFFFFFF;
    const std::vector<std::uint32_t>& places = vocabulary_.places();
    std::vector<std::uint32_t> numbers(vocabulary_.size(), unused);
    for (std::uint32_t& word : words_) {
        word = places[word];
        numbers[word] = 0;
    }
    dictionary_.clear();
    for (std::uint32_t place = 0; place < numbers.size(); ++place) {
        if (numbers[place] == unused) continue;
        numbers[place] = static_cast<std::uint32_t>(dictionary_.size());
        dictionary_.push_back(vocabulary_.in_order()[place]);
    }
    for (std::uint32_t& word : words_) word = numbers[word];
}

std::vector<IdPlace> order_ids(std::span<const std::uint32_t> id_starts, std::string_view ids) {
    std::vector<IdPlace> order;
    order.reserve(id_starts.size() - 1);
    for (std::uint32_t docid = 1; docid < id_starts.size(); ++docid) {
        order.push_back({id_hash(ids.substr(id_starts[docid - 1], id_starts[docid] - id_starts[docid - 1])), docid});
    }
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<IdPlace> order_texts(std::span<const std::uint32_t> text_keys) {
    std::vector<IdPlace> order;
    order.reserve(text_keys.size());
    for (std::uint32_t docid = 1; docid <= text_keys.size(); ++docid) order.push_back({text_keys[docid - 1], docid});
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<std::uint32_t> SegmentBuilder::order_by_date() const {
    std::vector<std::uint32_t> docids(size());
    std::iota(docids.begin(), docids.end(), 1U);
    const auto id = [this](std::uint32_t docid) {
        return std::string_view(ids_).substr(id_starts_[docid - 1], id_starts_[docid] - id_starts_[docid - 1]);
    };
    std::sort(docids.begin(), docids.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (dates_[a - 1] != dates_[b - 1]) return dates_[a - 1] > dates_[b - 1];
        return std::pair(id(a), a) < std::pair(id(b), b);
    });
    return docids;
}

std::string SegmentBuilder::write_articles() {
    ColumnWriter writer;
    writer.add("dates", dates_);
    writer.add("lengths", lengths_);
    writer.add("languages", languages_);
    writer.add("id_starts", id_starts_);
    writer.add("ids", std::string_view(ids_));
    writer.add("hashes", std::string_view(hashes_));
    writer.add("id_order", order_ids(id_starts_, ids_));
    writer.add("text_keys", text_keys_);
    writer.add("text_order", order_texts(text_keys_));
    writer.add("by_date", order_by_date());
    return writer.finish();
}

std::string SegmentBuilder::write_dictionary(std::vector<std::uint32_t>& ranks) {
    DictionaryContent content;
    const std::size_t words = dictionary_.size();
    for (const std::uint32_t number : dictionary_) content.add(vocabulary_.word(number));
    content.articles.resize(words);
    content.uses.resize(words);
    for (const std::uint32_t word : words_) ++content.uses[word];
    std::vector<std::uint32_t> last_seen(words);
    std::vector<std::vector<bool>> in_language(language_codes_.size(), std::vector<bool>(words));
    for (std::uint32_t article = 0; article < size(); ++article) {
        std::vector<bool>& of_language = in_language[languages_[article]];
        for (std::size_t i = word_starts_[article]; i < word_starts_[article + 1]; ++i) {
            const std::uint32_t word = words_[i];
            if (last_seen[word] == article + 1) continue;
            last_seen[word] = article + 1;
            ++content.articles[word];
            of_language[word] = true;
        }
    }
    for (std::size_t i = 0; i < language_codes_.size(); ++i) {
        content.languages.push_back({language_codes_[i], {}});
        for (std::uint32_t word = 0; word < words; ++word) {
            if (in_language[i][word]) content.languages.back().words.push_back(word);
        }
    }
    ColumnWriter writer;
    ranks = write_words(content, writer);
    return writer.finish();
}

std::string SegmentBuilder::write_facets() {
    ColumnWriter writer;
    for (std::size_t kind = 0; kind < column_kinds.size(); ++kind) write_facet_column(column_kinds[kind], facets_[kind], writer);
    return writer.finish();
}

std::string SegmentBuilder::write_stories() {
    ColumnWriter writer;
    stories_.write(writer);
    return writer.finish();
}

std::string SegmentBuilder::write_word_codes(const std::vector<std::uint32_t>& ranks) {
    std::string codes;
    std::vector<std::uint64_t> starts = {0};
    for (std::uint32_t article = 0; article < size(); ++article) {
        const std::size_t begin = word_starts_[article], end = word_starts_[article + 1], title_end = begin + title_words_[article];
        for (std::size_t i = begin; i < title_end; ++i) append_varint(codes, ranks[words_[i]] + 1);
        append_varint(codes, 0);
        for (std::size_t i = title_end; i < end; ++i) append_varint(codes, ranks[words_[i]] + 1);
        starts.push_back(codes.size());
    }
    ColumnWriter writer;
    writer.add("codes", std::string_view(codes));
    writer.add("starts", starts);
    return writer.finish();
}

void SegmentBuilder::write_records(ColumnWriter& to) const {
    RecordWriter fronts(to, RecordPart::front);
    for (const Record& record : records_) fronts.add(record.front);
    fronts.finish();
    RecordWriter details(to, RecordPart::details);
    for (const Record& record : records_) details.add(record.details);
    details.finish();
}

std::shared_ptr<Segment> SegmentBuilder::finish(const std::string& folder) {
    number_words();
    write_postings(folder);
    SegmentBytes bytes;
    std::vector<std::uint32_t> ranks;
    bytes.articles = write_articles();
    bytes.dictionary = write_dictionary(ranks);
    bytes.facets = write_facets();
    bytes.stories = write_stories();
    bytes.words = write_word_codes(ranks);
    ColumnWriter records;
    write_records(records);
    bytes.records = records.finish();
    clear();
    return std::make_shared<Segment>(std::move(bytes), folder);
}

void SegmentBuilder::clear() {
    WordNumbers vocabulary = std::move(vocabulary_);
    WordReader reader = std::move(reader_);
    *this = SegmentBuilder();
    reader_ = std::move(reader);
    if (!vocabulary.is_large()) vocabulary_ = std::move(vocabulary);
}

}  // namespace dateline
