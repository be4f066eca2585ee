#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/mail/mail_message.hpp"
#include "indexer/reading/text_stream.hpp"

// Newsletters: mailboxes (mbox) and single mails (EML). A mail is an article; what is not its text (addresses, "unsubscribe") is left to cleaning.

namespace dateline {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "From ann@example.org Thu Jan  1 00:00:01 1987": what stands before every mail of a mailbox.
bool is_separator(std::string_view line) {
    if (!line.starts_with("From ") || line.size() > 300) return false;
    const std::size_t colon = line.find(':', 5);
    if (colon == std::string_view::npos || !is_digit(line[colon - 1]) || colon + 1 >= line.size() || !is_digit(line[colon + 1]))
        return false;
    std::size_t digits = 0;  // a year follows
    for (std::size_t at = colon; at <= line.size() && digits != 4; ++at) {
        const bool digit = at < line.size() && is_digit(line[at]);
        if (!digit && digits == 4) break;
        digits = digit ? digits + 1 : 0;
    }
    return digits == 4;
}

/// ">From" and ">>From" are "From" and ">From" in the mail itself.
bool is_quoted_from(std::string_view line) {
    const std::size_t from = line.find_first_not_of('>');
    return from != 0 && from != std::string_view::npos && line.substr(from).starts_with("From ");
}

class Mbox : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "mbox"; }
    [[nodiscard]] bool holds_pages() const override { return true; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        std::string_view text = sample.text;
        text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (is_separator(text.substr(0, end))) text.remove_prefix(std::min(text.size(), end + 1));
        return begins_like_mail(text) ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override;
};

/// Puts lines together to mails.
class Mailbox {
public:
    Mailbox(const InputFile& file, Sink& sink) : file_(file), sink_(sink) {}

    void take(const TextStream::Line& line) {
        if (is_separator(line.text) && (blank_before_ || number_ == 0) && !(number_ == 0 && !mail_.empty())) {
            finish();
            ++number_;
            first_line_ = line.number;
        } else {
            if (line.too_long || mail_.size() + line.text.size() > TextStream::max_record_bytes)
                too_long_ = true;
            else
                mail_.append(is_quoted_from(line.text) && number_ > 0 ? line.text.substr(1) : line.text).push_back('\n');
        }
        bytes_ += line.bytes;
        blank_before_ = line.text.empty();
    }

    void finish() {
        if (has_words(mail_) || too_long_) emit();
        mail_.clear();
        too_long_ = false;
        bytes_ = 0;
    }

private:
    void emit() {
        const std::string place = number_ == 0 ? file_.path : file_.path + ":" + std::to_string(first_line_);
        if (too_long_) return sink_.failure(place, "the mail is longer than 64 MB; expected a newsletter");
        Article article;
        if (const std::string wrong = read_mail(mail_, article); !wrong.empty()) return sink_.failure(place, "the mail " + wrong);
        article.input_bytes = bytes_;
        article.is_page = !file_.raw;
        hand_over_record(std::move(article), std::max<std::size_t>(number_, 1), place, "a subject or a text", file_, sink_);
    }

    const InputFile& file_;
    Sink& sink_;
    std::string mail_;
    std::size_t number_ = 0, first_line_ = 1, bytes_ = 0;
    bool blank_before_ = true, too_long_ = false;
};

void Mbox::read(ByteStream& bytes, const InputFile& file, Sink& sink) const {
    TextStream stream(bytes);
    TextStream::Line line;
    Mailbox mailbox(file, sink);
    while (!sink.stopped() && stream.next_line(line)) mailbox.take(line);
    if (!sink.stopped() && bytes.error().empty()) mailbox.finish();
}

}  // namespace

const Format& mbox_format() {
    static const Mbox format;
    return format;
}

}  // namespace dateline
