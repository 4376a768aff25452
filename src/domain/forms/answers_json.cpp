// Answers as the store keeps them: one line of JSON of one fixed shape, the same bytes for the same answers.
// {"helpful":{"codes":["helpful"],"texts":[]},"words":{"codes":[],"texts":["informative"]}}

#include <muster/domain/forms/answers.hpp>

#include <muster/kit/base/utf8.hpp>

#include <array>
#include <optional>

namespace muster::forms {
namespace {

void write(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (byte == '\n') {
      out += "\\n";
    } else if (value < 0x20) {
      out += "\\u00";
      out += digits[value >> 4U];
      out += digits[value & 0xFU];
    } else {
      out += byte;
    }
  }
  out += '"';
}

void write(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) out += ',';
    write(out, texts[at]);
  }
  out += ']';
}

void append_utf8(std::string& out, std::uint32_t character) {
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0U | character >> 6U);
    out += static_cast<char>(0x80U | (character & 0x3FU));
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0U | character >> 12U);
    out += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (character & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | character >> 18U);
    out += static_cast<char>(0x80U | (character >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (character & 0x3FU));
  }
}

/// Reads exactly that shape, blanks between tokens allowed; every step says whether it succeeded.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool answers(Answers& out) {
    if (!take('{')) return false;
    if (!take('}')) {
      do {
        std::string code;
        Answer one;
        if (!string(code) || !take(':') || !answer(one) || !out.emplace(std::move(code), std::move(one)).second)
          return false;
      } while (take(','));
      if (!take('}')) return false;
    }
    skip();
    return at_ == text_.size();
  }

 private:
  bool answer(Answer& out) {
    bool codes = false;
    bool texts = false;
    if (!take('{')) return false;
    do {
      std::string key;
      if (!string(key) || !take(':')) return false;
      if (key == "codes" && !codes) {
        codes = true;
        if (!list(out.codes)) return false;
      } else if (key == "texts" && !texts) {
        texts = true;
        if (!list(out.texts)) return false;
      } else {
        return false;
      }
    } while (take(','));
    return codes && texts && take('}');
  }

  bool list(std::vector<std::string>& out) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
      out.emplace_back();
      if (!string(out.back())) return false;
    } while (take(','));
    return take(']');
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char byte = text_[at_++];
      if (byte == '"') return true;
      if (static_cast<unsigned char>(byte) < 0x20) return false;
      if (byte != '\\')
        out += byte;
      else if (!escape(out))
        return false;
    }
    return false;
  }

  bool escape(std::string& out) {
    constexpr std::string_view written = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (at_ >= text_.size()) return false;
    const char kind = text_[at_++];
    if (kind != 'u') {
      const auto found = written.find(kind);
      if (found == std::string_view::npos) return false;
      out += meant[found];
      return true;
    }
    auto character = hex();
    if (!character) return false;
    if (*character >= 0xD800 && *character < 0xDC00) {
      if (text_.substr(at_, 2) != "\\u") return false;
      at_ += 2;
      const auto low = hex();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
      character = 0x10000U + ((*character - 0xD800U) << 10U) + (*low - 0xDC00U);
    } else if (*character >= 0xDC00 && *character <= 0xDFFF) {
      return false;
    }
    if (*character == 0) return false;
    append_utf8(out, *character);
    return true;
  }

  std::optional<std::uint32_t> hex() {
    if (at_ + 4 > text_.size()) return std::nullopt;
    std::uint32_t value = 0;
    for (int digit = 0; digit < 4; ++digit) {
      const char byte = text_[at_++];
      value <<= 4U;
      if (byte >= '0' && byte <= '9')
        value |= static_cast<std::uint32_t>(byte - '0');
      else if (byte >= 'a' && byte <= 'f')
        value |= static_cast<std::uint32_t>(byte - 'a' + 10);
      else if (byte >= 'A' && byte <= 'F')
        value |= static_cast<std::uint32_t>(byte - 'A' + 10);
      else
        return std::nullopt;
    }
    return value;
  }

  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  /// The character after blanks, if it is `wanted`.
  bool take(char wanted) {
    skip();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string to_json(const Answers& answers) {
  std::string out = "{";
  for (const auto& [code, answer] : answers) {
    if (out.size() > 1) out += ',';
    write(out, code);
    out += ":{\"codes\":";
    write(out, answer.codes);
    out += ",\"texts\":";
    write(out, answer.texts);
    out += '}';
  }
  return out + "}";
}

Result<Answers> answers_from_json(std::string_view json) {
  Answers answers;
  if (!is_valid_text(json) || !Reader(json).answers(answers)) {
    return bad_input("These stored answers cannot be read: they are not JSON of the expected shape.");
  }
  return answers;
}

}  // namespace muster::forms
