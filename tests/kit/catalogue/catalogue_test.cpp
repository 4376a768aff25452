// Muster's own words in other languages: every message of the source has its translation, and both name the same.

#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <muster/kit/base/file.hpp>
#include <muster/kit/base/language.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

using namespace muster;

namespace {

const std::filesystem::path root = muster::test::source_dir();

/// The head of a template says that it is UTF-8, and when it was made.
const std::string without_day = " | sed -e '/^\"POT-Creation-Date/d' -e '/^# /d' -e '/^#$/d'";

std::string said_by(const std::string& command) {
  std::string out;
  auto* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> bytes{};
  while (const auto count = std::fread(bytes.data(), 1, bytes.size(), pipe)) out.append(bytes.data(), count);
  CHECK(pclose(pipe) == 0);
  return out;
}

struct Message {
  std::string one;
  std::string many;
  std::vector<std::string> said;
};

/// The messages of a catalogue that was written by gettext without wrapping, its header left out.
std::vector<Message> messages_in(const std::string& catalogue) {
  static const std::regex part("\n(msgid|msgid_plural|msgstr(?:\\[[0-9]\\])?) \"(.*)\"");
  std::vector<Message> out;
  for (std::sregex_iterator at(catalogue.begin(), catalogue.end(), part), end; at != end; ++at) {
    const auto what = (*at)[1].str();
    const auto text = (*at)[2].str();
    if (what == "msgid") {
      out.push_back({text, {}, {}});
    } else if (!out.empty()) {
      if (what == "msgid_plural")
        out.back().many = text;
      else
        out.back().said.push_back(text);
    }
  }
  std::erase_if(out, [](const auto& one) { return one.one.empty(); });
  return out;
}

std::set<std::string> places_in(const std::string& text) {
  static const std::regex place("\\{[a-z_]+\\}");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at) out.insert(at->str());
  return out;
}

std::string read(const std::filesystem::path& path) {
  const auto text = read_file(path.string());
  REQUIRE(text.ok());
  return *text;
}

}  // namespace

TEST_CASE("every message of the source stands in the template, and no other") {
  const auto gathered =
      said_by("cd '" + root.string() +
              "' && grep -rlE '\\b(say|say_count|to_say)\\(' src/domain src/kit src/platform --include=*.cpp "
              "--include=*.hpp | LC_ALL=C sort | xgettext --files-from=- --language=C++ "
              "--from-code=UTF-8 --keyword --keyword=say:2 --keyword=say_count:2,3 --keyword=to_say:1 "
              "--no-location --no-wrap --sort-output --package-name=Muster --omit-header --output=-");
  CHECK("\n" + gathered == "\n" + read(root / "locale/muster.pot"));
}

TEST_CASE("each catalogue says every message, with the same places in it") {
  const auto source = messages_in("\n" + read(root / "locale/muster.pot"));
  REQUIRE(source.size() > 100);
  std::size_t catalogues = 0;
  for (const auto& file : std::filesystem::directory_iterator(root / "locale")) {
    if (file.path().extension() != ".po") continue;
    ++catalogues;
    INFO(file.path().filename().string());
    const auto text = read(file.path());
    CHECK(text.find("\n\"X-Checked-By-A-Person: ") != std::string::npos);
    std::map<std::string, Message> found;
    for (auto& one : messages_in(text)) found.emplace(one.one, one);
    for (const auto& wanted : source) {
      INFO(wanted.one);
      const auto said = found.find(wanted.one);
      REQUIRE(said != found.end());
      CHECK(said->second.many == wanted.many);
      for (const auto& form : said->second.said) {
        CHECK_FALSE(form.empty());
        auto places = places_in(form);
        auto expected = places_in(wanted.one);
        if (!wanted.many.empty()) {  // "one word" needs no number
          places.insert("{count}");
          expected.insert("{count}");
        }
        CHECK(places == expected);
      }
    }
  }
  CHECK(catalogues == Catalogue::all().size());
  CHECK(catalogues == 13);  // Welsh, the ten languages of London's schools in 2008, Polish and Romanian
}

TEST_CASE(
    "what reports say stands in their template, and each catalogue says all of it with the same places and plurals") {
  const auto template_of_reports = "\n" + read(root / "locale/reports/reports.pot");
  const auto gathered = said_by(
      "cd '" + root.string() +
      "' && grep -rlE '\\b(tell|tell_count|to_tell)\\(' src/domain/figures src/domain/indicators src/domain/report "
      "src/kit --include=*.cpp "
      "--include=*.hpp | LC_ALL=C sort | xgettext --files-from=- --language=C++ --from-code=UTF-8 --keyword "
      "--keyword=tell:1 --keyword=tell_count:1,2 --keyword=to_tell:1 --flag=tell:1:no-c-format "
      "--flag=tell_count:1:no-c-format --flag=tell_count:2:no-c-format --flag=to_tell:1:no-c-format --no-location "
      "--no-wrap --sort-output --package-name=Muster --output=-" +
      without_day);
  CHECK("\n" + gathered == template_of_reports);
  const auto places = [](const std::string& text) {
    static const std::regex place("\\{[^}]+\\}");
    std::set<std::string> out{"{count}"};  // "one person" needs no number
    for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at) out.insert(at->str());
    return out;
  };
  const auto source = messages_in(template_of_reports);
  REQUIRE(source.size() > 200);
  bool welsh = false;
  for (const auto& file : std::filesystem::directory_iterator(root / "locale/reports")) {
    if (file.path().extension() != ".po") continue;
    INFO(file.path().filename().string());
    const auto text = "\n" + read(file.path());
    welsh = welsh || file.path().stem() == "cy";
    CHECK(text.find("\n\"X-Checked-By-A-Person: ") != std::string::npos);
    CHECK(Catalogue::find(file.path().stem().string()) != nullptr);
    static const std::regex plurals("nplurals=([0-9])");
    std::smatch forms;
    REQUIRE(std::regex_search(text, forms, plurals));
    const auto many = static_cast<std::size_t>(std::stoi(forms[1].str()));
    std::map<std::string, Message> told;
    for (auto& one : messages_in(text)) told.emplace(one.one, one);
    for (const auto& wanted : source) {
      INFO(wanted.one);
      const auto said = told.find(wanted.one);
      REQUIRE(said != told.end());
      CHECK(said->second.many == wanted.many);
      CHECK(said->second.said.size() == (wanted.many.empty() ? 1 : many));
      for (const auto& form : said->second.said) {
        CHECK_FALSE(form.empty());
        CHECK(places(form) == places(wanted.one));
      }
    }
  }
  CHECK(welsh);
}

TEST_CASE("a telling speaks for its thread, and what it lacks is named") {
  CHECK(tell("Figure") == "Figure");
  const Telling welsh("cy");
  CHECK(tell("Figure") == "Ffigur");
  CHECK(tell_count("{count} person", "{count} people", 1204) == "1,204 o bobl");
  CHECK(told_list({"a", "b", "c"}) == "a, b a c");
  CHECK(welsh.left_in_english().empty());
  const std::string other = "No sentence of ours";
  CHECK(tell(other.c_str()) == other);
  CHECK(welsh.left_in_english() == std::set<std::string>{"No sentence of ours"});
  {
    const Telling turkish("tr");
    CHECK(told_share(0.905) == "90,5%");
    CHECK(tell("Figure") == "Figure");
    CHECK(turkish.left_in_english() == std::set<std::string>{"Figure"});
    const Telling plain("tr", Telling::Numbers::plain);
    CHECK(told_share(0.905) == "90.5%");
  }
  CHECK(tell("Figure") == "Ffigur");
}

TEST_CASE("each name of a list is isolated, and the list is not") {
  const std::string list = told_list({"\u0623\u0648\u0627\u0641\u0642", "6 in London", "\u0644\u0627"});
  CHECK(list == "\u2068\u0623\u0648\u0627\u0641\u0642\u2069, 6 in London and \u2068\u0644\u0627\u2069");
  CHECK(tell("Nobody answered {answers}.", {{"answers", list}}) == "Nobody answered " + list + ".");
}

TEST_CASE("a catalogue speaks its language, and what it lacks is said in English") {
  const auto* welsh = Catalogue::find("cy");
  REQUIRE(welsh != nullptr);
  CHECK(say(*welsh, "Send my answers") == "Anfon fy atebion");
  CHECK(say(*welsh, "Page {page} of {pages}", {{"page", "2"}, {"pages", "3"}}) == "Tudalen 2 o 3");
  CHECK(say(*welsh, "No message of ours {name}", {{"name", "x"}}) == "No message of ours x");
  CHECK(say(Catalogue::english(), "Send my answers") == "Send my answers");
  CHECK(say_count(Catalogue::english(), "{count} day", "{count} days", 1) == "1 day");
  CHECK(say_count(Catalogue::english(), "{count} day", "{count} days", 1200) == "1,200 days");
  CHECK(Catalogue::find("xx") == nullptr);
  CHECK(Catalogue::find("en") == &Catalogue::english());
}

TEST_CASE("what stands in the place of a name is never read again") {
  CHECK(say(Catalogue::english(), "Until {day}", {{"day", "{day} {count}"}}) == "Until {day} {count}");
}

TEST_CASE("plural forms follow the language") {
  const auto* arabic = Catalogue::find("ar");
  REQUIRE(arabic != nullptr);
  std::set<std::string> forms;
  for (const auto count : {1, 2, 3, 11})
    forms.insert(
        say_count(*arabic, "Look again at {count} answer", "Look again at {count} answers", count, {{"count", "N"}}));
  CHECK(forms.size() == 4);
}

TEST_CASE("no catalogue passes for checked that nobody has checked") {
  for (const auto* one : Catalogue::all()) {
    INFO(one->language());
    const auto text = read(root / "locale" / (one->language() + ".po"));
    CHECK(one->is_checked() == (text.find("\n\"X-Checked-By-A-Person: yes") != std::string::npos));
    CHECK(is_language_tag(one->language()));
  }
  CHECK(Catalogue::english().is_checked());
}

TEST_CASE("days and numbers are written as the language writes them") {
  const auto day = Date(std::chrono::year(2026), std::chrono::month(3), std::chrono::day(27));
  CHECK(long_date_in(Catalogue::english(), day) == "Friday 27 March 2026");
  const auto* french = Catalogue::find("fr");
  REQUIRE(french != nullptr);
  CHECK(long_date_in(*french, day) == "vendredi 27 mars 2026");
  const auto* arabic = Catalogue::find("ar");
  REQUIRE(arabic != nullptr);
  CHECK(long_date_in(*arabic, day).find("27") != std::string::npos);  // in the digits of the form
  CHECK(number_in(Catalogue::english(), 1200) == "1,200");
  CHECK(number_in(*french, 1200) != "1,200");
}

TEST_CASE("languages are known by tag, name and direction") {
  CHECK(is_language_tag("cy"));
  CHECK(is_language_tag("zh-Hant"));
  CHECK_FALSE(is_language_tag("Cymraeg"));
  CHECK_FALSE(is_language_tag("xq"));
  CHECK_FALSE(is_language_tag(""));
  CHECK_FALSE(is_language_tag("c"));
  CHECK_FALSE(is_language_tag("cy\""));
  CHECK(language_name("ur") == "Urdu");
  CHECK(own_language_name("cy") == "Cymraeg");
  CHECK(own_language_name("pl") == "Polski");
  CHECK(is_right_to_left("ar"));
  CHECK(is_right_to_left("ur"));
  CHECK(is_right_to_left("fa"));
  CHECK_FALSE(is_right_to_left("cy"));
}
