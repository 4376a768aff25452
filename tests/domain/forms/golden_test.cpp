// Every check of the form language has a golden file: a form with the error, and the whole message beside it.

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

using namespace muster;

namespace {

const std::filesystem::path folder = std::filesystem::path(muster::test::source_dir()) / "tests/domain/forms/golden";

std::string all_messages(const Error& error, std::string_view text) {
  std::string out = error.message + "\n";
  for (const auto& diagnostic : error.diagnostics) out += "\n" + render(diagnostic, text);
  return out;
}

}  // namespace

TEST_CASE("each error of a form is met with its place and what to do") {
  std::set<std::filesystem::path> forms;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".form") forms.insert(entry.path());
  }
  REQUIRE(forms.size() >= 40);
  const bool renew = std::getenv("MUSTER_RENEW") != nullptr;
  for (const auto& path : forms) {
    INFO(path.filename().string());
    const auto text = read_file(path.string());
    REQUIRE(text.ok());
    const auto form = forms::parse_form(*text, path.filename().string());
    CHECK_FALSE(form.ok());
    if (form.ok()) continue;
    const auto found = all_messages(form.error(), *text);
    auto expect = path;
    expect.replace_extension(".expect");
    if (renew) {
      CHECK(write_file(expect.string(), found).ok());
      continue;
    }
    const auto expected = read_file(expect.string());
    REQUIRE(expected.ok());
    CHECK(found == *expected);
  }
  if (renew) FAIL("golden files renewed: look at the difference, then run again without MUSTER_RENEW");
}

TEST_CASE("a form that is too large is refused unread") {
  const auto form = forms::parse_form(std::string(256 * 1024 + 1, '#'), "big.form");
  REQUIRE_FALSE(form.ok());
  CHECK(one_line(form.error().diagnostics.front()) ==
        "big.form:1:1: the form is larger than 256 KiB; a form is a few pages; is this the right file?");
}
