// What holds of documents.
#include <muster/domain/documents/document.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cctype>

namespace muster::documents {
namespace {

struct KindRow {
  Kind kind;
  std::string_view code;
  std::string_view label;
};
constexpr std::array kind_rows{KindRow{Kind::minutes, "minutes", "Minutes"}, KindRow{Kind::slides, "slides", "Slides"},
                               KindRow{Kind::recording, "recording", "Recording"},
                               KindRow{Kind::report, "report", "Report"}, KindRow{Kind::other, "other", "Document"}};

struct SeenRow {
  SeenBy seen_by;
  std::string_view code;
  std::string_view label;
};
constexpr std::array seen_rows{SeenRow{SeenBy::everybody, "public", "Everybody"},
                               SeenRow{SeenBy::members, "members", "Members"},
                               SeenRow{SeenBy::delegates, "delegates", "Delegates of the event"}};

}  // namespace

std::string_view kind_code(Kind kind) { return std::ranges::find(kind_rows, kind, &KindRow::kind)->code; }
std::string_view kind_label(Kind kind) { return std::ranges::find(kind_rows, kind, &KindRow::kind)->label; }

Result<Kind> parse_kind(std::string_view code) {
  const auto found = std::ranges::find(kind_rows, code, &KindRow::code);
  if (found == kind_rows.end())
    return bad_input("A document is minutes, slides, recording, report or other.").at("kind");
  return found->kind;
}

std::string_view seen_by_code(SeenBy seen_by) { return std::ranges::find(seen_rows, seen_by, &SeenRow::seen_by)->code; }
std::string_view seen_by_label(SeenBy seen_by) {
  return std::ranges::find(seen_rows, seen_by, &SeenRow::seen_by)->label;
}

Result<SeenBy> parse_seen_by(std::string_view code) {
  const auto found = std::ranges::find(seen_rows, code, &SeenRow::code);
  if (found == seen_rows.end()) return bad_input("A document is seen by public, members or delegates.").at("seen_by");
  return found->seen_by;
}

bool is_https_address(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (text.size() > longest_link || !text.starts_with(scheme)) return false;
  const auto rest = text.substr(scheme.size());
  const auto host = rest.substr(0, rest.find_first_of("/?#"));
  // A name before an @ would let an address look like another's.
  if (host.empty() || host.find('@') != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](unsigned char byte) {
    return byte > 0x20 && byte != 0x7f && byte != '<' && byte != '>' && byte != '"' && byte != '\\' && byte != '`';
  });
}

Outcome check_document(const Document& document) {
  if (document.title.empty()) return bad_input("Say what it is called.").at("title");
  if (!is_valid_text(document.title) || document.title.find('\n') != std::string::npos ||
      character_count(document.title) > longest_title)
    return bad_input("A title is one line of at most 150 characters.").at("title");
  if (!document.is_edition() && !is_https_address(document.link))
    return bad_input("Give the whole address, with https:// at its beginning.").at("link");
  return Success{};
}

bool may_see(SeenBy seen_by, Reader reader) {
  if (seen_by == SeenBy::everybody) return true;
  return seen_by == SeenBy::members ? reader != Reader::anybody : reader == Reader::delegate;
}

}  // namespace muster::documents
