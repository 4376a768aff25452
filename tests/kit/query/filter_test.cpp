// Conditions: read, printed, bound and evaluated.

#include <muster/kit/query/filter.hpp>
#include <muster/kit/query/reach.hpp>

#include "support/catch.hpp"

#include <random>

using namespace muster;
using namespace muster::query;

namespace {

const std::vector<Field> fields{
    {"helpful", {"helpful", "mainly", "not"}, true, false, true},
    {"format", {"in_person", "online", "both"}, false, true},
    {"role", {"parent", "nurse"}},
    {"score", {}, true, false, false, 1, 10},
    {"better", {}},
};

Filter read(const std::string& text) {
  const auto filter = parse_filter(text, "test");
  INFO(text << ": " << (filter.ok() ? "" : render(filter.error().diagnostics.front(), text)));
  REQUIRE(filter.ok());
  return *filter;
}

std::string error(const std::string& text) {
  const auto filter = parse_filter(text, "");
  REQUIRE_FALSE(filter.ok());
  REQUIRE(filter.error().diagnostics.size() == 1);
  return one_line(filter.error().diagnostics.front());
}

std::string bind_error(const std::string& text) {
  const auto errors = query::bind(read(text), fields, text, "");
  REQUIRE(errors.size() == 1);
  return one_line(errors.front());
}

bool holds(const std::string& text, const Values& values) { return matches(read(text), values, fields); }

Possibility reach_of(const std::string& text) { return reach(read(text), fields); }

}  // namespace

TEST_CASE("a condition reads as it is said") {
  const auto filter = read("helpful = not and format contains both or not (score < 5 or better is answered)");
  CHECK(filter.kind == Filter::Kind::any_of);
  REQUIRE(filter.children.size() == 2);
  CHECK(filter.children[0].kind == Filter::Kind::all_of);
  CHECK(filter.children[0].children[0].values == std::vector<std::string>{"not"});
  CHECK(filter.children[0].children[1].offset == 18);
  CHECK(filter.children[0].children[1].value_offset == 34);
  CHECK(filter.children[1].kind == Filter::Kind::none_of);
}

TEST_CASE("the canonical text has no more brackets than it needs") {
  CHECK(print_filter(read("((helpful=not)and(format contains both))or score>=5")) ==
        "helpful = not and format contains both or score >= 5");
  CHECK(print_filter(read("helpful = not and (format contains both or score>=5)")) ==
        "helpful = not and (format contains both or score >= 5)");
  CHECK(print_filter(read("not(not(score is not answered))")) == "not not score is not answered");
  CHECK(print_filter(read(R"(better = "a \"b\" \\ c\nd")")) == R"(better = "a \"b\" \\ c\nd")");
  CHECK(print_filter(read("role in(parent,nurse , \"two words\")")) == R"(role in (parent, nurse, "two words"))");
  CHECK(print_filter(read("format != \"caf\xC3\xA9\"")) == "format != \"caf\xC3\xA9\"");
}

TEST_CASE("what cannot be read is met with its place and what to write instead") {
  CHECK(error("") == "1:1: expected a name, \"not\" or \"(\", but nothing follows");
  CHECK(
      error("helpful") ==
      "1:8: expected a comparison (=, !=, <, <=, >, >=, contains, in or is), but nothing follows; say what is asked of "
      "it, as in role = family or role is answered");
  CHECK(error("helpful == not") ==
        "1:9: expected a comparison (=, !=, <, <=, >, >=, contains, in or is), found \"=\"; write one \"=\"");
  CHECK(error("helpful =") == "1:10: expected a value: a code, a number or a text in quotes, but nothing follows");
  CHECK(error("helpful = not && role = nurse") ==
        "1:15: expected \"and\", \"or\" or the end of the condition, found \"&\"; write \"and\"");
  CHECK(error("(helpful = not") == "1:15: expected \")\", but nothing follows");
  CHECK(error("helpful is no") ==
        "1:12: expected \"answered\" or \"not answered\", found \"no\"; to compare with an answer write = or !=, or "
        "contains where several may be ticked, as in role != family");
  const std::string several = "; several answers stand in brackets: role in (family, council)";
  CHECK(error("role in parent") == "1:9: expected \"(\", found \"parent\"" + several);
  CHECK(error("role is one of (parent, nurse)").ends_with("found \"one\"" + several));
  CHECK(error("role any of (parent, nurse)").ends_with("found \"any\"" + several));
  CHECK(error("role = parent, nurse").ends_with("found \",\"" + several));
  CHECK(error("role not in (parent)").ends_with("found \"not\"; not stands in front: not role in (family, council)"));
  CHECK(error("role in (parent nurse)") == "1:17: expected \",\" or \")\", found \"nurse\"");
  CHECK(error("better = \"open") ==
        "1:10: this text is not closed; put a \" at its end, on the same line; a \" inside a text is written \\\"");
  CHECK(error("better = \"a\\x\"") ==
        "1:12: unknown escape \"\\x\"; the escapes are \\\" for a quote, \\\\ for a "
        "backslash and \\n for a new line");
  CHECK(error("better = \xE2\x80\x9Cyes\xE2\x80\x9D") ==
        "1:10: expected a value: a code, a number or a text in quotes, found \"\xE2\x80\x9Cyes\xE2\x80\x9D\"; "
        "write straight quotes: \" and not \xE2\x80\x9C or \xE2\x80\x9D");
  CHECK(error("and = a") == "1:1: expected a name, \"not\" or \"(\", found \"and\"");
  CHECK(error("caf\xC3\xA9 = a") ==
        "1:4: expected a comparison (=, !=, <, <=, >, >=, contains, in or is), found \"\xC3\xA9\"");
  CHECK(error(std::string("a\xFF", 2)) == "1:1: the condition is not valid UTF-8 text");
  CHECK(error(std::string(5000, 'a')) == "1:1: the condition is too long; keep it to 4,096 bytes");
}

TEST_CASE("nesting deeper than 64 is refused before the stack pays for it") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a = b" + std::string(depth, ')'); };
  CHECK(parse_filter(nested(64), "").ok());
  CHECK(error(nested(65)) == "1:65: the condition is nested more than 64 deep; write it with fewer brackets");
  std::string nots;
  for (int count = 0; count < 1000; ++count) nots += "not ";
  CHECK_FALSE(parse_filter(nots + "a = b", "").ok());
  std::string mixed;
  for (int count = 0; count < 40; ++count) mixed += "not (";
  CHECK_FALSE(parse_filter(mixed + "a = b" + std::string(40, ')'), "").ok());
  std::string flat = "a = b";
  for (int count = 0; count < 200; ++count) flat += " and not a = b";
  CHECK(parse_filter(flat, "").ok());
}

TEST_CASE("names, codes and comparisons that do not fit are named with what would") {
  CHECK(bind_error("helpfull = not") == "1:1: nothing is called \"helpfull\"; did you mean \"helpful\"?");
  CHECK(bind_error("helpful = mainyl") == "1:11: \"helpful\" has no option \"mainyl\"; did you mean \"mainly\"?");
  CHECK(bind_error("helpful = \"Quite useful\"") ==
        "1:11: \"helpful\" has no option \"Quite useful\"; its codes are helpful, mainly and not");
  CHECK(bind_error("role in (parent, \"x\", nurse)") ==
        "1:18: \"role\" has no option \"x\"; its codes are parent and nurse");
  CHECK(bind_error("role < nurse") ==
        "1:1: the answers to \"role\" have no order, so < and > mean nothing here; "
        "write \"role = ...\" or \"role in (...)\"");
  CHECK(bind_error("format = both") ==
        "1:1: \"format\" may have several answers, so = is not clear here; write "
        "\"format contains ...\"");
  CHECK(bind_error("role contains nurse") ==
        "1:1: \"role\" has one answer, so contains does not fit; write \"role = ...\"");
  CHECK(bind_error("score > many") == "1:9: \"score\" is a number, and \"many\" is not; write a number in digits");
  CHECK(bind_error("score contains 1") ==
        "1:1: \"score\" is a number, and a number contains nothing; compare it with =, <, <=, > or >=");
  const std::string two = "helpfull = not or rolle = nurse";
  CHECK(query::bind(read(two), fields, two, "").size() == 2);
  const std::string right =
      "helpful < not and format contains both and format in (online) and score >= 3 and better "
      "contains \"time\" and role is answered";
  CHECK(query::bind(read(right), fields, right, "").empty());
}

TEST_CASE("a condition is true of the values that meet it") {
  const Values values{
      {"helpful", {"mainly"}}, {"format", {"in_person", "both"}}, {"score", {"7"}}, {"better", {"More Time, please"}}};
  CHECK(holds("helpful = mainly", values));
  CHECK_FALSE(holds("helpful != mainly", values));
  CHECK(holds("helpful < not", values));
  CHECK_FALSE(holds("helpful < mainly", values));
  CHECK(holds("helpful <= mainly", values));
  CHECK(holds("helpful > helpful", values));
  CHECK(holds("helpful in (not, mainly)", values));
  CHECK(holds("format contains both and not format contains online", values));
  CHECK(holds("score > 6 and score < 10 and score = 7.0", values));
  CHECK(holds("better contains \"more time\"", values));
  CHECK_FALSE(holds("better contains \"less\"", values));
  CHECK(holds("helpful = not or score = 7", values));
  CHECK_FALSE(holds("not (helpful = not or score = 7)", values));
}

TEST_CASE("of what was not answered only != and \"is not answered\" are true") {
  const Values none;
  for (const auto* text :
       {"score = 1", "score < 1", "score >= 1", "format contains both", "role in (nurse)", "role is answered"}) {
    INFO(text);
    CHECK_FALSE(holds(text, none));
  }
  CHECK(holds("role != nurse", none));
  CHECK(holds("role is not answered", none));
}

TEST_CASE("a condition that can never or must always hold is found out") {
  CHECK(reach_of("helpful = not") == Possibility::sometimes);
  CHECK(reach_of("helpful = not and helpful = mainly") == Possibility::never);
  CHECK(reach_of("helpful is answered") == Possibility::always);  // required
  CHECK(reach_of("helpful is not answered") == Possibility::never);
  CHECK(reach_of("helpful in (helpful, mainly, not)") == Possibility::always);
  CHECK(reach_of("role in (parent, nurse)") == Possibility::sometimes);  // may be left out
  CHECK(reach_of("role is answered or role is not answered") == Possibility::always);
  CHECK(reach_of("role = parent and role is not answered") == Possibility::never);
  CHECK(reach_of("helpful < helpful") == Possibility::never);
  CHECK(reach_of("format contains both and format contains online") == Possibility::sometimes);
  CHECK(reach_of("format contains both and format is not answered") == Possibility::never);
  CHECK(reach_of("score > 10") == Possibility::never);
  CHECK(reach_of("score >= 1 or score is not answered") == Possibility::always);
  CHECK(reach_of("score > 3 and score < 4") == Possibility::never);
  CHECK(reach_of("score > 3 and score < 5") == Possibility::sometimes);
  CHECK(reach_of("better = \"x\"") == Possibility::sometimes);
  CHECK(reach_of("better contains x and better is not answered") == Possibility::never);
  CHECK(reach_of("helpful = not and better contains x and helpful = mainly") == Possibility::never);
  const auto with_tenths = [](const std::string& text) { return reach(read(text), fields, {{"score", 1}}); };
  CHECK(reach_of("score = 2.5") == Possibility::never);  // of whole numbers
  CHECK(with_tenths("score = 2.5") == Possibility::sometimes);
  CHECK(with_tenths("score = 2.55") == Possibility::never);
  CHECK(with_tenths("score > 3 and score < 4") == Possibility::sometimes);
  CHECK(with_tenths("score > 3.9 and score < 4") == Possibility::never);
  CHECK(with_tenths("score >= 0.3 and score <= 0.3") == Possibility::never);  // from 1
  CHECK(with_tenths("score >= 1 or score is not answered") == Possibility::always);
  CHECK(with_tenths("score > 9.9 and score != 10") == Possibility::never);
  std::vector<Field> many;
  std::string all;
  for (int at = 0; at < 8; ++at) {
    many.push_back({"q" + std::to_string(at), {"a", "b", "c", "d"}});
    all += (at == 0 ? "" : " and ") + ("q" + std::to_string(at)) + " = a";
  }
  CHECK(reach(read(all), many) == Possibility::sometimes);  // 5^8 states: not tried
}

namespace {

/// Conditions as the grammar can make them, from a seeded generator.
Filter any_filter(std::mt19937& random, int depth) {
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  Filter filter;
  const auto kind = depth == 0 ? 3U : below(5);
  if (kind < 2) {
    filter.kind = kind == 0 ? Filter::Kind::all_of : Filter::Kind::any_of;
    const auto count = 2 + below(3);
    for (std::uint32_t at = 0; at < count; ++at) filter.children.push_back(any_filter(random, depth - 1));
  } else if (kind == 2) {
    filter.kind = Filter::Kind::none_of;
    filter.children.push_back(any_filter(random, depth - 1));
  } else {
    static const std::vector<std::string> names{"a", "answered", "in", "contains", "Q2.other", "is", "nothing"};
    static const std::vector<std::string> values{"not", "or",   "5", "-3.5",      "two words", "",  "\"",
                                                 "\\n", "a\nb", "é", "in_person", "_x",        "#", ")"};
    filter.name = names[below(static_cast<std::uint32_t>(names.size()))];
    filter.op = static_cast<Operator>(below(9));
    const auto count = filter.op == Operator::is_answered ? 0 : filter.op == Operator::is_in ? 1 + below(3) : 1;
    for (std::uint32_t at = 0; at < count; ++at) {
      filter.values.push_back(values[below(static_cast<std::uint32_t>(values.size()))]);
    }
  }
  return filter;
}

}  // namespace

TEST_CASE("printing a condition and reading it again gives the same condition") {
  std::mt19937 random(20220610);
  for (int round = 0; round < 2000; ++round) {
    const auto filter = any_filter(random, 4);
    const auto text = print_filter(filter);
    INFO(text);
    const auto again = parse_filter(text, "");
    if (text.size() > 4096) continue;
    REQUIRE(again.ok());
    CHECK(*again == filter);
    CHECK(print_filter(*again) == text);
  }
}
