#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"

namespace dateline::fuzzing {

/// The bytes that a fuzzer is given, cut into parts.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

    /// Cuts off and returns what stands before the first NUL byte; the whole rest when there is none.
    std::string_view part() {
        const std::string_view found = rest_.substr(0, rest_.find('\0'));
        rest_.remove_prefix(found.size() < rest_.size() ? found.size() + 1 : found.size());
        return found;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

/// The text with every byte that is not valid UTF-8 replaced, as readers do before anything else looks at it.
inline std::string as_utf8(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        append_code_point(text, point.value);
        at += point.length;
    }
    return text;
}

/// Stops the fuzzer, as a crash would, when what must hold does not.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// Calls `use`; the errors that Dateline throws on purpose are a fine answer to bad input.
template <typename Use>
void allow_errors(Use use) {
    try {
        use();
    } catch (const Error& error) {
        require(*error.what() != '\0', "an error says what is wrong");
    }
}

}  // namespace dateline::fuzzing
