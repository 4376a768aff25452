// The guide to the form language is part of the product: its examples read, and it knows every message.

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <filesystem>
#include <regex>
#include <set>

using namespace muster;

namespace {

const std::filesystem::path root = muster::test::source_dir();

std::string guide() {
  const auto text = read_file((root / "docs/form-language.md").string());
  REQUIRE(text.ok());
  return *text;
}

/// The blocks fenced as ```kind.
std::vector<std::string> blocks(const std::string& text, const std::string& kind) {
  const auto fence = "\n```" + kind + "\n";
  std::vector<std::string> out;
  for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
    const auto begin = at + fence.size();
    out.push_back(text.substr(begin, text.find("\n```", begin) + 1 - begin));
  }
  return out;
}

void check_reads(const std::string& text) {
  const auto form = forms::parse_form(text, "docs/form-language.md");
  std::string errors;
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) errors += render(one, text);
  }
  INFO(text << "\n" << errors);
  CHECK(form.ok());
}

/// A message without the names and numbers of its example.
std::string pattern_of(const std::string& message) {
  static const std::regex quoted("\"[^\"]*\"");
  static const std::regex number("[0-9][0-9,]*");
  return std::regex_replace(std::regex_replace(message, quoted, "\"\""), number, "0");
}

}  // namespace

TEST_CASE("the examples of the guide read") {
  const auto whole = blocks(guide(), "form");
  CHECK(whole.size() >= 2);
  for (const auto& form : whole) check_reads(form);
  const auto parts = blocks(guide(), "part");
  CHECK(parts.size() >= 6);
  for (const auto& part : parts) check_reads("form part \"Part\"\npage \"Part\"\n" + part);
}

TEST_CASE("the conditions of the guide read, and every kind stands in it") {
  const auto text = guide();
  const auto begin = text.find("\n## Conditions");
  const auto chapter = text.substr(begin, text.find("\n## ", begin + 1) - begin);
  const std::regex row("\\n\\| `([a-z_]+ (?:=|!=|in|contains|<|is) [^`]*)`");
  std::size_t count = 0;
  for (std::sregex_iterator at(chapter.begin(), chapter.end(), row), end; at != end; ++at, ++count) {
    INFO((*at)[1].str());
    CHECK(query::parse_filter((*at)[1].str(), "").ok());
  }
  CHECK(count == 8);
  for (const auto* kind : {"**pick one**", "**pick any**", "**scale**", "**grid**", "**from ... to**", "**email**",
                           "**date**", "**text**", "**lines**", "**words**", "**number**"}) {
    INFO(kind);
    CHECK(text.find(kind) != std::string::npos);
  }
}

TEST_CASE("the guide lists the message of every check, and no message that is never said") {
  std::set<std::string> listed;
  const auto text = guide();
  const auto table = text.substr(text.find("\n| message | because |"));
  const std::regex row("\\n\\| `([^`]+)` \\|");
  for (std::sregex_iterator at(table.begin(), table.end(), row), end; at != end; ++at) {
    listed.insert(pattern_of((*at)[1].str()));
  }
  std::set<std::string> said{"the form is larger than 0 KiB"};
  for (const auto& entry : std::filesystem::directory_iterator(root / "tests/domain/forms/golden")) {
    if (entry.path().extension() != ".form") continue;
    const auto form = read_file(entry.path().string());
    REQUIRE(form.ok());
    const auto parsed = forms::parse_form(*form, "");
    if (parsed.ok()) continue;
    for (const auto& one : parsed.error().diagnostics) {
      if (!one.message.starts_with("expected ")) said.insert(pattern_of(one.message));
    }
  }
  for (const auto& message : said) {
    INFO("said, but not in the guide: " << message);
    CHECK(listed.contains(message));
  }
  for (const auto& message : listed) {
    INFO("in the guide, but no golden file says it: " << message);
    CHECK(said.contains(message));
  }
}

TEST_CASE("the guide lists the words that cannot be codes of questions, and no others") {
  const auto text = guide();
  const auto end = text.find(" cannot be codes of questions");
  REQUIRE(end != std::string::npos);
  const auto sentence = text.substr(text.rfind("\n\n", end), end - text.rfind("\n\n", end));
  const std::regex quoted("`([a-z_]+)`");
  const auto words_in = [&](const std::string& of) {
    std::set<std::string> out;
    for (std::sregex_iterator at(of.begin(), of.end(), quoted), last; at != last; ++at) out.insert((*at)[1].str());
    return out;
  };
  const auto listed = words_in(sentence);
  CHECK(listed.size() > 5);
  for (const auto& word : words_in(text)) {
    INFO(word);
    const auto form = forms::parse_form("form f \"F\"\npage \"P\"\n  " + word + " \"Why?\" text\n", "");
    const bool refused =
        !form.ok() && !form.error().diagnostics.empty() &&
        form.error().diagnostics.front().message.find("is a word of the form language") != std::string::npos;
    if (refused) CHECK(listed.contains(word));
    if (form.ok()) CHECK_FALSE(listed.contains(word));
  }
}
