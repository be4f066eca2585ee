#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Fields of a header as the internet's formats write them ("Content-Type: text/html"). Names are compared without regard to case.
class HeaderFields {
public:
    /// Adds a line; one that begins with a blank goes on with the field before. More than a thousand fields are left out.
    void add_line(std::string_view line);
    /// The value without blanks at its ends; empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;

private:
    struct Field {
        std::string name, value;
    };
    std::vector<Field> fields_;
};

/// An answer of a web server.
struct HttpMessage {
    int status = 0;
    HeaderFields fields;
    std::string body;   ///< as the page was written: chunks joined, unpacked
    std::string wrong;  ///< why the body is not whole or could not be unpacked; empty when all is well
};

/// Takes apart an answer as it came over the wire, its first line included. A body of more than `most_bytes` is cut there.
HttpMessage read_http_message(std::string_view wire, std::size_t most_bytes);

/// The part of a "Content-Type" before the first ';', in small letters.
std::string media_type(std::string_view content_type);
/// The charset that a "Content-Type" names; empty when it names none.
std::string charset_of(std::string_view content_type);

}  // namespace dateline
