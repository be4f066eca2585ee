#include "indexer/reading/mail/mail_message.hpp"

#include <gmime/gmime.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "facets/text/utf8.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/html/fragment_text.hpp"

namespace dateline {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string string_of(const char* text) {
    std::string value = text == nullptr ? "" : text;
    std::vector<std::string> ignored;
    make_utf8(value, {}, ignored);
    return value;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// The parser goes one call deeper for each part that holds parts, so their number is bounded before it sees them.
bool is_nested_too_much(std::string_view message) {
    constexpr std::size_t most = 100;
    constexpr std::string_view field = "content-type:";
    std::size_t holders = 0;
    for (std::size_t at = 0; at < message.size(); at = std::min(message.find('\n', at), message.size() - 1) + 1) {
        const std::string_view line = message.substr(at, 60);
        if (line.size() <= field.size() ||
            !std::equal(field.begin(), field.end(), line.begin(), [](char a, char b) { return a == lower(b); }))
            continue;
        std::string type;
        for (const char c : line.substr(field.size())) type += lower(c);
        if ((type.find("multipart/") != std::string::npos || type.find("message/") != std::string::npos) && ++holders > most) return true;
    }
    return false;
}

/// The bytes of a part, decoded, as UTF-8.
std::string text_of(GMimePart* part, std::vector<std::string>& notes) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, out.get());
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    std::string bytes(reinterpret_cast<const char*>(array->data), array->len);
    const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    if (charset != nullptr && find_invalid_utf8(bytes) < bytes.size()) {
        UErrorCode status = U_ZERO_ERROR;
        UConverter* known = ucnv_open(charset, &status);
        if (U_SUCCESS(status) && ucnv_compareNames(charset, "utf-8") != 0 && ucnv_compareNames(charset, "us-ascii") != 0)
            bytes = convert_to_utf8(bytes, charset);
        ucnv_close(known);
    } else if (charset != nullptr && lower(charset[0]) == 'i' && std::string_view(charset).find("2022") != std::string_view::npos) {
        bytes = convert_to_utf8(bytes, charset);  // ISO-2022 is written in ASCII
    }
    make_utf8(bytes, {}, notes);
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
    return bytes;
}

struct Bodies {
    std::string plain, html;
    bool encrypted = false;
    std::size_t attachments = 0;
};

void collect(GMimeObject* object, Bodies& bodies, std::vector<std::string>& notes) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (g_mime_content_type_is_type(type, "multipart", "encrypted") || g_mime_content_type_is_type(type, "application", "pkcs7-mime")) {
        bodies.encrypted = true;
    } else if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart* parts = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) collect(g_mime_multipart_get_part(parts, i), bodies, notes);
    } else if (GMIME_IS_PART(object)) {
        GMimePart* part = GMIME_PART(object);
        const char* disposition = g_mime_object_get_disposition(object);
        const bool attached = disposition != nullptr && lower(disposition[0]) == 'a';
        std::string* to = nullptr;
        if (!attached && g_mime_content_type_is_type(type, "text", "plain")) to = &bodies.plain;
        if (!attached && g_mime_content_type_is_type(type, "text", "html")) to = &bodies.html;
        if (to == nullptr) {
            ++bodies.attachments;
            return;
        }
        const std::string text = text_of(part, notes);
        if (!to->empty() && !text.empty()) *to += to == &bodies.plain ? "\n\n" : "<p>";
        *to += text;
    }
}

/// Mails set their pages with tables, so that every cell is a block of its own and none a row of data.
std::string with_tables_as_blocks(std::string_view html) {
    std::string blocks;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        blocks += html.substr(at, tag - at);
        at = tag;
        if (at == html.size()) break;
        std::size_t name_begin = at + 1;
        if (name_begin < html.size() && html[name_begin] == '/') ++name_begin;
        std::string name;
        std::size_t name_end = name_begin;
        for (; name_end < html.size() && name.size() < 8 && ((lower(html[name_end]) >= 'a' && lower(html[name_end]) <= 'z')); ++name_end)
            name += lower(html[name_end]);
        const bool of_table = name == "table" || name == "tbody" || name == "tr" || name == "td" || name == "th";
        blocks += html.substr(at, name_begin - at);
        blocks += of_table ? "div" : html.substr(name_begin, name_end - name_begin);
        at = name_end;
    }
    return blocks;
}

/// Newsletters' plain parts are often a lone "view this in your browser"; otherwise they are cleaner than what is made of tables and pictures.
void choose_body(const Bodies& bodies, Article& article) {
    std::vector<Dropped> dropped;
    const std::string from_html = has_words(bodies.html) ? fragment_text(with_tables_as_blocks(bodies.html), dropped) : "";
    if (has_words(bodies.plain) && bodies.plain.size() * 3 >= from_html.size()) {
        article.text = bodies.plain;
        return;
    }
    article.text = from_html;
    article.dropped = std::move(dropped);
}

void read_sender(GMimeMessage* message, Article& article, ExtraFields& extra) {
    InternetAddressList* from = g_mime_message_get_from(message);
    if (from == nullptr || internet_address_list_length(from) == 0) return;
    InternetAddress* first = internet_address_list_get_address(from, 0);
    std::string address =
        INTERNET_ADDRESS_IS_MAILBOX(first) ? string_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))) : "";
    article.source = string_of(internet_address_get_name(first));
    if (!has_words(article.source)) article.source = address.substr(std::min(address.size(), address.find('@') + 1));
    extra.add("from", address);
}

}  // namespace

std::string read_mail(std::string_view bytes, Article& article) {
    static std::once_flag prepared;
    std::call_once(prepared, g_mime_init);
    if (is_nested_too_much(bytes)) return "has more than 100 parts inside parts; expected a mail";
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (message == nullptr) return "is no mail that can be read";
    ExtraFields extra;
    article.id = string_of(g_mime_message_get_message_id(message.get()));
    article.title = string_of(g_mime_message_get_subject(message.get()));
    if (GDateTime* date = g_mime_message_get_date(message.get())) {
        char* day = g_date_time_format(date, "%Y-%m-%d");
        if (day != nullptr) article.date = day;
        g_free(day);
    }
    read_sender(message.get(), article, extra);
    for (const char* name : {"List-Id", "To"})
        extra.add(name[0] == 'L' ? "list" : "to", string_of(g_mime_object_get_header(GMIME_OBJECT(message.get()), name)));
    Bodies bodies;
    if (GMimeObject* body = g_mime_message_get_mime_part(message.get())) collect(body, bodies, article.notes);
    choose_body(bodies, article);
    extra.write(article.extra);
    if (has_words(article.text)) return {};
    if (bodies.encrypted) return "is encrypted; expected a mail that can be read without a key";
    return bodies.attachments > 0 ? "has attachments but no text; expected a part of text/plain or text/html" : "has no text";
}

bool begins_like_mail(std::string_view text) {
    constexpr std::array<std::string_view, 8> sure{"message-id",   "mime-version", "received", "return-path",
                                                   "delivered-to", "x-mailer",     "list-id",  "dkim-signature"};
    constexpr std::array<std::string_view, 5> usual{"from", "to", "subject", "date", "content-type"};
    std::size_t sure_fields = 0, usual_fields = 0;
    for (std::size_t lines = 0; lines < 200 && !text.empty(); ++lines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty()) break;
        if (line.front() == ' ' || line.front() == '\t') continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || line.substr(0, colon).find(' ') != std::string_view::npos) return false;
        std::string name;
        for (const char c : line.substr(0, colon)) name += lower(c);
        sure_fields += std::find(sure.begin(), sure.end(), name) != sure.end();
        usual_fields += std::find(usual.begin(), usual.end(), name) != usual.end();
    }
    return sure_fields >= 1 && usual_fields >= 2;
}

}  // namespace dateline
