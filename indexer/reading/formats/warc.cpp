#include <unicode/ucnv.h>

#include <map>
#include <nlohmann/json.hpp>

#include "facets/text/utf8.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/web/warc_records.hpp"

// Web archives. The pages in them are read as saved pages are; their ids are their addresses. What is no page (pictures, styles, requests, revisits of pages that were
// recorded before) is passed over and counted. The texts that some archives derive from pages ("conversion" records) are read as plain text.

namespace dateline {

const Format& html_format();

namespace {

/// Hands on a page's article with what the record knows of it. A page without text is no failure of an archive that has thousands.
class PageSink : public Sink {
public:
    PageSink(Sink& sink, const WarcRecord& record, std::string address) : sink_(sink), record_(record), address_(std::move(address)) {}

    void article(Article article) override {
        if (article.url.empty()) article.url = address_;
        if (article.source.empty()) article.source = host_of(address_);
        article.input_bytes = record_.bytes;
        const std::string member =
            "\"fetched\":" +
            nlohmann::json(std::string(record_.fields.value("WARC-Date"))).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        article.extra.insert(1, article.extra.size() > 2 ? member + "," : member);
        taken = true;
        sink_.article(std::move(article));
    }
    void failure(const std::string& /*place*/, const std::string& /*reason*/) override {}
    void note(const std::string& place, const std::string& what) override { sink_.note(place, what); }
    [[nodiscard]] bool stopped() const override { return sink_.stopped(); }

    bool taken = false;

private:
    Sink& sink_;
    const WarcRecord& record_;
    std::string address_;
};

bool begins_like_page(std::string_view body) {
    const std::size_t at = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (at == std::string_view::npos) return false;
    std::string start(body.substr(at, 15));
    for (char& c : start)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return start.starts_with("<!doctype html") || start.starts_with("<html");
}

class ArchiveReading {
public:
    ArchiveReading(const InputFile& file, Sink& sink) : file_(file), sink_(sink) {}

    void take(const WarcRecord& record);
    void finish() const {
        std::string list;
        std::size_t all = 0;
        for (const auto& [what, count] : passed_over_) {
            list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + what;
            all += count;
        }
        if (all > 0) sink_.note(file_.path, "passed over " + std::to_string(all) + (all == 1 ? " record" : " records") + ": " + list);
    }

private:
    void take_answer(const WarcRecord& record, std::string wire);
    void take_page(const WarcRecord& record, std::string body, const std::string& charset, const Format& format);
    [[nodiscard]] std::string place(const WarcRecord& record) const { return file_.path + " at byte " + std::to_string(record.offset); }

    const InputFile& file_;
    Sink& sink_;
    std::map<std::string, std::size_t> passed_over_;
};

void ArchiveReading::take(const WarcRecord& record) {
    const std::string_view type = record.fields.value("WARC-Type");
    const std::string_view content_type = record.fields.value("Content-Type");
    if (!record.wrong.empty()) return sink_.failure(place(record), record.wrong);
    if (record.too_long) {
        ++passed_over_["of more than 64 MB"];
    } else if (type == "response" && media_type(content_type) == "application/http") {
        take_answer(record, record.block);
    } else if (type == "resource" && (media_type(content_type) == "text/html" || media_type(content_type) == "application/xhtml+xml")) {
        take_page(record, record.block, charset_of(content_type), html_format());
    } else if (type == "conversion" && media_type(content_type) == "text/plain") {
        take_page(record, record.block, charset_of(content_type), plain_text_format());
    } else if (type != "warcinfo" && type != "request" && type != "metadata") {
        const bool has_content = type == "response" || type == "resource" || type == "conversion";
        const std::string media = has_content ? media_type(content_type) : "";
        ++passed_over_[media.empty() ? "of the type " + std::string(type.substr(0, 40)) : media.substr(0, 60)];
    }
}

void ArchiveReading::take_answer(const WarcRecord& record, std::string wire) {
    HttpMessage message = read_http_message(wire, WarcRecords::most_bytes);
    const std::string_view content_type = message.fields.value("Content-Type");
    const std::string type = media_type(content_type);
    if (message.status != 0 && message.status != 200 && message.status != 203) {
        ++passed_over_["of the status " + std::to_string(message.status)];
    } else if (type != "text/html" && type != "application/xhtml+xml" && !(type.empty() && begins_like_page(message.body))) {
        ++passed_over_[(type.empty() ? "without a type" : type.substr(0, 60))];
    } else {
        if (!message.wrong.empty()) sink_.note(place(record), message.wrong);
        take_page(record, std::move(message.body), charset_of(content_type), html_format());
    }
}

void ArchiveReading::take_page(const WarcRecord& record, std::string body, const std::string& charset, const Format& format) {
    std::string address(record.fields.value("WARC-Target-URI"));
    if (address.size() > 1 && address.front() == '<' && address.back() == '>') address = address.substr(1, address.size() - 2);
    std::vector<std::string> ignored;
    make_utf8(address, {}, ignored);
    // What the server says of the encoding counts more than what the page says, unless the bytes are UTF-8 all the same.
    if (!charset.empty() && find_invalid_utf8(body) < body.size()) {
        UErrorCode status = U_ZERO_ERROR;
        UConverter* known = ucnv_open(charset.c_str(), &status);
        if (U_SUCCESS(status) && ucnv_compareNames(charset.c_str(), "utf-8") != 0) body = convert_to_utf8(body, charset);
        ucnv_close(known);
    }
    InputFile page = file_;
    page.path = place(record) + ", " + address;
    page.name = address.empty() ? numbered_id(file_.name, static_cast<std::size_t>(record.offset)) : address;
    PageSink sink(sink_, record, address);
    ByteStream bytes(source_of(body));
    if (has_words(body)) format.read(bytes, page, sink);
    if (!sink.taken) ++passed_over_["without text"];
}

class Warc : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "warc"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        return sample.bytes.starts_with("WARC/0.") || sample.bytes.starts_with("WARC/1.") ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        constexpr std::size_t most_wrong = 100;
        WarcRecords records(bytes);
        WarcRecord record;
        ArchiveReading reading(file, sink);
        std::size_t wrong = 0;
        while (!sink.stopped() && records.next(record)) {
            reading.take(record);
            wrong += !record.wrong.empty();
            if (wrong < most_wrong) continue;
            sink.failure(file.path, "too many of its records are damaged; what follows is not read");
            break;
        }
        reading.finish();
    }
};

}  // namespace

const Format& warc_format() {
    static const Warc format;
    return format;
}

}  // namespace dateline
