// One reader for the conditions of three programs: they differ in words, hardly in what can be said.
#include "conditions.hpp"

#include "condition_tokens.hpp"

#include <muster/kit/base/utf8.hpp>

#include <array>
#include <utility>

namespace muster::conversions {
namespace {

using query::Filter;
using query::Operator;

constexpr std::size_t longest = 4096;
constexpr int deepest = 32;

using Read = Result<std::optional<Filter>>;

struct Word {
  std::string_view written;
  Operator op;
};

constexpr std::array<Word, 14> comparing{{{"=", Operator::equal},
                                          {"==", Operator::equal},
                                          {"eq", Operator::equal},
                                          {"!=", Operator::not_equal},
                                          {"<>", Operator::not_equal},
                                          {"ne", Operator::not_equal},
                                          {"<", Operator::less},
                                          {"lt", Operator::less},
                                          {"<=", Operator::less_or_equal},
                                          {"le", Operator::less_or_equal},
                                          {">", Operator::greater},
                                          {"gt", Operator::greater},
                                          {">=", Operator::greater_or_equal},
                                          {"ge", Operator::greater_or_equal}}};

Operator turned(Operator op) {
  switch (op) {
    case Operator::less:
      return Operator::greater;
    case Operator::less_or_equal:
      return Operator::greater_or_equal;
    case Operator::greater:
      return Operator::less;
    case Operator::greater_or_equal:
      return Operator::less_or_equal;
    default:
      return op;
  }
}

/// "Q1.NAOK", "Q1.value" -> "Q1"
std::string bare_name(const std::string& name) {
  for (const std::string_view end : {".NAOK", ".naok", ".value", ".code", ".valueNAOK", ".shown"}) {
    if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
  }
  const auto slash = name.rfind('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Read run() {
    MUSTER_TRY(filter, either());
    if (now().kind != TokenKind::end) return bad_input("it says more than a form can ask (\"" + now().text + "\")");
    return filter;
  }

 private:
  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  void step() {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  [[nodiscard]] bool is(std::string_view text) const {
    if (now().kind == TokenKind::sign) return now().text == text;
    return now().kind == TokenKind::word && lower_case(now().text) == text;
  }
  bool take(std::string_view text) {
    if (!is(text)) return false;
    step();
    return true;
  }
  Outcome need(std::string_view text) {
    if (take(text)) return Success{};
    return bad_input("\"" + std::string(text) + "\" is missing in it");
  }

  /// What always holds makes "or" hold always, and is nothing in "and".
  Read either() {
    if (++depth_ > deepest) return bad_input("it is nested more than 32 deep");
    std::vector<Filter> parts;
    bool always = false;
    do {
      MUSTER_TRY(part, all());
      if (part)
        parts.push_back(*std::move(part));
      else
        always = true;
    } while (take("or") || take("||"));
    --depth_;
    if (always) return std::optional<Filter>();
    return std::optional(any_of(std::move(parts)));
  }

  Read all() {
    std::optional<Filter> out;
    do {
      MUSTER_TRY(part, one());
      out = both(std::move(out), std::move(part));
    } while (take("and") || take("&&"));
    return out;
  }

  Read one() {
    if (is("!") || (is("not") && next().text == "(") || is("not")) {
      step();
      if (++depth_ > deepest) return bad_input("it is nested more than 32 deep");
      MUSTER_TRY(filter, one());
      --depth_;
      if (!filter) return bad_input("it never holds");
      return std::optional(not_so(*std::move(filter)));
    }
    if (take("(")) {
      MUSTER_TRY(filter, either());
      MUSTER_CHECK(need(")"));
      return filter;
    }
    if (now().kind == TokenKind::word && next().kind == TokenKind::sign && next().text == "(") return call();
    return compared();
  }

  Read call() {
    const auto word = lower_case(now().text);
    step();
    step();
    if (word == "true") {
      MUSTER_CHECK(need(")"));
      return std::optional<Filter>();
    }
    if (word == "selected" || word == "contains") {
      MUSTER_TRY(name, named());
      MUSTER_CHECK(need(","));
      MUSTER_TRY(value, valued());
      MUSTER_CHECK(need(")"));
      return std::optional(comparison(name, Operator::contains, {value}));
    }
    if (word == "is_empty" || word == "empty" || word == "isempty") {
      if ((is("stristr") || is("strstr")) && next().text == "(") return without();
      MUSTER_TRY(name, named());
      MUSTER_CHECK(need(")"));
      return std::optional(not_so(comparison(name, Operator::is_answered, {})));
    }
    if (word == "count-selected" || word == "string-length" || word == "strlen" || word == "count")
      return counted_one();
    return bad_input("it asks the function " + word + "()");
  }

  /// is_empty(stristr(q.NAOK, "text")), from its inner function on: LimeSurvey asks so what does not contain it.
  Read without() {
    step();
    step();
    MUSTER_TRY(name, named());
    MUSTER_CHECK(need(","));
    MUSTER_TRY(value, valued());
    MUSTER_CHECK(need(")"));
    MUSTER_CHECK(need(")"));
    return std::optional(not_so(comparison(name, Operator::contains, {value})));
  }

  /// count-selected(${q}) > 0 says that there is an answer, and no other number can be asked for.
  Read counted_one() {
    MUSTER_TRY(name, named());
    MUSTER_CHECK(need(")"));
    MUSTER_TRY(op, operated());
    if (now().kind != TokenKind::number) return bad_input("it counts");
    const auto number = now().text;
    step();
    const bool some = (op == Operator::greater && number == "0") ||
                      (op == Operator::greater_or_equal && number == "1") ||
                      (op == Operator::not_equal && number == "0");
    const bool none = (op == Operator::equal && number == "0") || (op == Operator::less && number == "1");
    if (!some && !none) return bad_input("it counts ticks or letters");
    auto answered = comparison(name, Operator::is_answered, {});
    return std::optional(none ? not_so(std::move(answered)) : std::move(answered));
  }

  Result<Operator> operated() {
    for (const auto& word : comparing) {
      if (take(word.written)) return word.op;
    }
    return bad_input("it compares nothing at \"" + now().text + "\"");
  }

  Result<std::string> named() {
    if (now().kind != TokenKind::name && now().kind != TokenKind::word)
      return bad_input("the name of a question is missing in it");
    auto name = bare_name(now().text);
    step();
    return name;
  }

  Result<std::string> valued() {
    if (now().kind == TokenKind::name) return bad_input("it compares two answers");
    if (now().kind != TokenKind::text && now().kind != TokenKind::number && now().kind != TokenKind::word)
      return bad_input("a value is missing in it");
    auto value = now().text;
    step();
    if (value == "concat" && is("(")) return joined_text();
    if (take("(")) {
      if (value != "true" && value != "false") return bad_input("it asks the function " + value + "()");
      MUSTER_CHECK(need(")"));
    }
    if (is("+") || is(".")) return bad_input("it calculates");
    return value;
  }

  /// concat('it', "'", 's'), by which XPath writes a text with both quotes.
  Result<std::string> joined_text() {
    step();
    std::string whole;
    do {
      if (now().kind != TokenKind::text) return bad_input("it puts texts together out of answers");
      whole += now().text;
      step();
    } while (take(","));
    MUSTER_CHECK(need(")"));
    return whole;
  }

  Result<std::vector<std::string>> listed_values() {
    std::vector<std::string> values;
    if (!take("[")) {
      MUSTER_TRY(value, valued());
      return std::vector<std::string>{std::move(value)};
    }
    while (!take("]")) {
      MUSTER_TRY(value, valued());
      values.push_back(std::move(value));
      if (!take(",") && !is("]")) return bad_input("a list in it is not closed");
    }
    if (values.empty()) return bad_input("a list in it is empty");
    return values;
  }

  Read compared() {
    // 'a' = ${q}: the value in front
    if (now().kind == TokenKind::text || now().kind == TokenKind::number) {
      const bool alone = next().kind == TokenKind::end || next().text == ")";
      if (alone && now().text == "1") {
        step();
        return std::optional<Filter>();
      }
      MUSTER_TRY(value, valued());
      MUSTER_TRY(op, operated());
      MUSTER_TRY(name, named());
      return std::optional(simple(std::move(name), turned(op), std::move(value)));
    }
    if (is("true") && next().kind != TokenKind::sign) {
      step();
      return std::optional<Filter>();
    }
    MUSTER_TRY(name, named());
    if (take("notempty")) return std::optional(comparison(name, Operator::is_answered, {}));
    if (take("empty")) return std::optional(not_so(comparison(name, Operator::is_answered, {})));
    if (is("contains") || is("contain") || is("allof") || is("notcontains") || is("notcontain")) {
      const bool negative = now().text.front() == 'n' || now().text.front() == 'N';
      step();
      MUSTER_TRY(values, listed_values());
      std::optional<Filter> all;
      for (auto& value : values) all = both(std::move(all), comparison(name, Operator::contains, {std::move(value)}));
      return negative ? std::optional(not_so(*std::move(all))) : all;
    }
    if (is("anyof") || is("noneof")) {
      const bool negative = is("noneof");
      step();
      MUSTER_TRY(values, listed_values());
      auto filter = comparison(name, Operator::is_in, std::move(values));
      return std::optional(negative ? not_so(std::move(filter)) : std::move(filter));
    }
    MUSTER_TRY(op, operated());
    if (is("[")) {
      MUSTER_TRY(values, listed_values());
      if (values.size() != 1) return bad_input("it compares a whole list");
      return std::optional(simple(std::move(name), op, std::move(values.front())));
    }
    MUSTER_TRY(value, valued());
    return std::optional(simple(std::move(name), op, std::move(value)));
  }

  /// ${q} != '' asks whether there is an answer.
  static Filter simple(std::string name, Operator op, std::string value) {
    if (!value.empty() || (op != Operator::equal && op != Operator::not_equal))
      return comparison(std::move(name), op, {std::move(value)});
    auto answered = comparison(std::move(name), Operator::is_answered, {});
    return op == Operator::not_equal ? std::move(answered) : not_so(std::move(answered));
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Filter comparison(std::string name, Operator op, std::vector<std::string> values) {
  Filter filter;
  filter.name = std::move(name);
  filter.op = op;
  filter.values = std::move(values);
  return filter;
}

Filter not_so(Filter filter) {
  if (filter.kind == Filter::Kind::none_of) {
    Filter inner = std::move(filter.children.front());
    return inner;
  }
  Filter out;
  out.kind = Filter::Kind::none_of;
  out.children.push_back(std::move(filter));
  return out;
}

Filter any_of(std::vector<Filter> filters) {
  if (filters.size() == 1) return std::move(filters.front());
  Filter out;
  out.kind = Filter::Kind::any_of;
  out.children = std::move(filters);
  return out;
}

std::optional<Filter> both(std::optional<Filter> left, std::optional<Filter> right) {
  if (!left) return right;
  if (!right) return left;
  if (left->kind != Filter::Kind::all_of) {
    Filter out;
    out.kind = Filter::Kind::all_of;
    out.children.push_back(*std::move(left));
    left = std::move(out);
  }
  if (right->kind == Filter::Kind::all_of) {
    for (auto& child : right->children) left->children.push_back(std::move(child));
  } else {
    left->children.push_back(*std::move(right));
  }
  return left;
}

Filter either(Filter left, Filter right) {
  if (left.kind != Filter::Kind::any_of) return any_of({std::move(left), std::move(right)});
  left.children.push_back(std::move(right));
  return left;
}

Result<std::optional<Filter>> read_condition(std::string_view text) {
  if (text.size() > longest) return bad_input("it is longer than 4,096 bytes");
  if (trimmed(text).empty()) return std::optional<Filter>();
  MUSTER_TRY(tokens, condition_tokens(text));
  return Parser(std::move(tokens)).run();
}

}  // namespace muster::conversions
