// What the pages for builders name in the code is there, by that name and in that place.
#include <map>
#include <regex>

#include "check/source_files.hpp"

namespace muster::check {
namespace {

std::string without_comments(const std::string& text) {
  static const std::regex comment("//[^\n]*");
  return std::regex_replace(text, comment, "");
}

/// By the name of each namespace, type and enumeration: the code of all files that open or define it.
std::map<std::string, std::string> code_by_scope() {
  static const std::regex opened(R"((?:namespace|struct|class|enum class)\s+(?:\[\[nodiscard\]\]\s*)?([A-Za-z_:]+))");
  static const std::regex word("[A-Za-z_]+");
  std::map<std::string, std::string> out;
  for (const auto& source : source_files({"src", "include", "tests"}, {".cpp", ".hpp"})) {
    const auto code = without_comments(source.text);
    std::set<std::string> scopes;
    for (std::sregex_iterator at(code.begin(), code.end(), opened), end; at != end; ++at) {
      const auto path = (*at)[1].str();
      for (std::sregex_iterator part(path.begin(), path.end(), word); part != end; ++part) scopes.insert(part->str());
    }
    for (const auto& scope : scopes) out[scope] += code + "\n";
  }
  return out;
}

/// "Question::mends": a name in its scope, as a page says it in code.
std::vector<std::pair<std::string, std::string>> names_in(const std::string& page) {
  static const std::regex code("```[a-z]*\n[^`]*```|`[^`\n]+`");
  static const std::regex name("([A-Za-z_]+)::(?=([A-Za-z_]+))");
  std::vector<std::pair<std::string, std::string>> out;
  for (std::sregex_iterator at(page.begin(), page.end(), code), end; at != end; ++at) {
    const auto text = at->str();
    for (std::sregex_iterator each(text.begin(), text.end(), name); each != end; ++each)
      out.emplace_back((*each)[1].str(), (*each)[2].str());
  }
  return out;
}

bool holds_word(const std::string& code, const std::string& word) {
  return std::regex_search(code, std::regex("\\b" + word + "\\b"));
}

}  // namespace

TEST_CASE("pages for builders name what there is in the code") {
  const auto code = code_by_scope();
  CHECK(holds_word(code.at("Question"), "mends"));
  CHECK_FALSE(holds_word(code.at("ListFrame"), "nothing_like_it"));
  std::size_t names = 0;
  for (const auto& page : source_files({"docs"}, {".md"})) {
    for (const auto& [scope, name] : names_in(page.text)) {
      if (scope == "std" || scope == "x3") continue;
      ++names;
      const auto found = code.find(scope);
      if (found == code.end() || !holds_word(found->second, name))
        FAIL_CHECK(page.path << " names " << scope << "::" << name);
    }
  }
  CHECK(names > 20);
}

TEST_CASE("what is said of complaints is shown by tests that there are") {
  static const std::regex shown("`([a-z_]+\\.[a-z.]+)`: “([^”]+)”");
  const auto tests = source_files({"tests"}, {".cpp", ".mjs"});
  std::size_t named = 0;
  for (const auto& page : source_files({"docs"}, {".md"})) {
    for (std::sregex_iterator at(page.text.begin(), page.text.end(), shown), end; at != end; ++at) {
      ++named;
      const auto file = "/" + (*at)[1].str();
      const auto title = (*at)[2].str();
      const bool there = std::any_of(tests.begin(), tests.end(), [&](const Source& test) {
        return test.path.ends_with(file) && test.text.find(title) != std::string::npos;
      });
      if (!there) FAIL_CHECK(page.path << " names a test that is not there: " << (*at)[1].str() << ", " << title);
    }
  }
  CHECK(named > 20);
}

}  // namespace muster::check
