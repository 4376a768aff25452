// multipart/form-data as browsers send it, and nothing looser: no preamble, no nested parts, no folded headers.
#include <muster/platform/web/decode.hpp>

#include <algorithm>
#include <optional>

#include "typed_text.hpp"

namespace muster::web {

namespace {

constexpr std::size_t part_head_bytes = 4096;

Error malformed(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

std::string_view skip_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

/// The parameters after the first word of a header: `; name="value"; other=value`, names in lower case.
std::optional<std::map<std::string, std::string>> parameters(std::string_view text) {
  std::map<std::string, std::string> found;
  text = skip_blanks(text);
  while (!text.empty()) {
    if (text.front() != ';') return std::nullopt;
    text = skip_blanks(text.substr(1));
    if (text.empty()) break;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    const std::string name = lower(text.substr(0, equals));
    text = text.substr(equals + 1);
    std::string value;
    if (!text.empty() && text.front() == '"') {
      // Browsers write a quote inside as %22 and leave a backslash alone, so the next quote ends the value.
      const auto end = text.find('"', 1);
      if (end == std::string_view::npos) return std::nullopt;
      value = text.substr(1, end - 1);
      text = text.substr(end + 1);
    } else {
      const auto end = std::min(text.find_first_of("; \t"), text.size());
      value = text.substr(0, end);
      text = text.substr(end);
    }
    if (!found.emplace(name, value).second) return std::nullopt;
    text = skip_blanks(text);
  }
  return found;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
  const auto end = std::min(content_type.find(';'), content_type.size());
  std::string kind = lower(content_type.substr(0, end));
  while (!kind.empty() && (kind.back() == ' ' || kind.back() == '\t')) kind.pop_back();
  if (kind != "multipart/form-data") return std::nullopt;
  const auto found = parameters(content_type.substr(end));
  if (!found || !found->contains("boundary")) return std::nullopt;
  const std::string& boundary = found->at("boundary");
  constexpr std::string_view others = "'()+_,-./:=? ";
  const bool clean = std::ranges::all_of(boundary, [&](char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           others.find(letter) != std::string_view::npos;
  });
  if (boundary.empty() || boundary.size() > 70 || !clean || boundary.back() == ' ') return std::nullopt;
  return boundary;
}

/// Undoes the three escapes that the HTML standard names for names of fields and files.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto escape = lower(text.substr(at, 3));
    const char meant = escape == "%22" ? '"' : escape == "%0d" ? '\r' : escape == "%0a" ? '\n' : '\0';
    plain += meant == '\0' ? text[at] : meant;
    if (meant != '\0') at += 2;
  }
  return plain;
}

struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
};

Result<PartHead> read_head(std::string_view head) {
  std::optional<PartHead> found;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const auto line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
      return malformed("A part of the form has a heading without a colon.");
    if (lower(line.substr(0, colon)) != "content-disposition") continue;
    if (found) return malformed("A part of the form says twice which field it is.");
    const auto value = skip_blanks(line.substr(colon + 1));
    constexpr std::string_view kind = "form-data";
    const auto known =
        lower(value.substr(0, kind.size())) == kind ? parameters(value.substr(kind.size())) : std::nullopt;
    if (!known || !known->contains("name")) return malformed("A part of the form does not say which field it is.");
    found = PartHead{unescaped(known->at("name")), std::nullopt};
    if (known->contains("filename")) found->file_name = unescaped(known->at("filename"));
  }
  if (!found || found->name.empty()) return malformed("A part of the form does not say which field it is.");
  MUSTER_CHECK(check_typed(found->name));
  MUSTER_CHECK(check_typed(found->file_name.value_or("")));
  return *found;
}

}  // namespace

Result<Multipart> decode_multipart(std::string_view body, std::string_view content_type, const DecodeLimits& limits) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) return malformed("The form does not say how its parts are divided.");
  const std::string first = "--" + *boundary;
  const std::string divider = "\r\n" + first;
  if (!body.starts_with(first)) return malformed("The form does not begin with its first part.");
  body.remove_prefix(first.size());
  Multipart form;
  std::size_t count = 0;
  std::size_t texts = 0;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return malformed("The form was cut off or its parts are wrongly divided.");
    body.remove_prefix(2);
    if (++count > limits.fields) return malformed("The form has more fields than Muster reads at once.");
    const auto head_end = body.substr(0, part_head_bytes).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return malformed("A part of the form has no end to its headings.");
    MUSTER_TRY(head, read_head(body.substr(0, head_end)));
    if (head.name.size() > limits.name_bytes || head.file_name.value_or("").size() > part_head_bytes)
      return malformed("A field of the form has too long a name.");
    body.remove_prefix(head_end + 4);
    const auto end = body.find(divider);
    if (end == std::string_view::npos) return malformed("The form was cut off before its end. Send it again.");
    const auto content = body.substr(0, end);
    body.remove_prefix(end + divider.size());
    if (head.file_name) {
      if (content.size() > limits.file_bytes) return malformed("The file is larger than Muster takes.");
      if (head.file_name->empty() && content.empty()) continue;
      form.uploads.push_back({std::move(head.name), std::move(*head.file_name), std::string(content)});
    } else {
      if (content.size() > limits.text_bytes - texts) return malformed(std::string(too_much_text));
      texts += content.size();
      MUSTER_TRY(value, typed_field(std::string(content)));
      form.fields.add(std::move(head.name), std::move(value));
    }
  }
  body.remove_prefix(2);
  if (!body.empty() && body != "\r\n") return malformed("Something follows the end of the form.");
  return form;
}

}  // namespace muster::web
