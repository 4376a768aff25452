#pragma once
// Conditions in words: `helpful = not and format contains both`. Parse, bind to names, evaluate over values.
// One evaluator serves forms ("ask if"), the summary (--where) and the report language; there is no SQL twin.
//
//   condition:  or-term { "or" or-term }         or-term:  and-term { "and" and-term }
//   and-term:   "not" and-term | "(" condition ")" | comparison
//   comparison: name ("=" | "!=" | "<" | "<=" | ">" | ">=" | "contains") value
//             | name "is" ["not"] "answered" | name "in" "(" value {"," value} ")"
//   value:      a code, a number, or text in double quotes with \" \\ \n as its escapes
//   name:       a letter, then letters, digits, "_", "." and "-"; not "and", "or" or "not"

#include <muster/kit/base/result.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::query {

enum class Operator { equal, not_equal, less, less_or_equal, greater, greater_or_equal, contains, is_answered, is_in };

/// A tree of conditions, as a value. `children` belong to and/or/not; the rest to a comparison.
/// all_of and any_of have two children or more, none_of has one; "x is not answered" is none_of "x is answered".
struct Filter {
  enum class Kind { all_of, any_of, none_of, comparison };
  Kind kind = Kind::comparison;
  std::vector<Filter> children;
  std::string name;
  Operator op = Operator::equal;
  std::vector<std::string> values;
  std::size_t offset = 0;        ///< byte of the name in the text it was parsed from; not part of the meaning
  std::size_t value_offset = 0;  ///< byte of the first value
  friend bool operator==(const Filter& left, const Filter& right) {
    return left.kind == right.kind && left.children == right.children && left.name == right.name &&
           left.op == right.op && left.values == right.values;
  }
};

/// Reads one condition. At most 4 KiB, nested at most 64 deep. Errors carry places within `text`.
[[nodiscard]] Result<Filter> parse_filter(std::string_view text, std::string source);

/// The canonical text; parse_filter(print_filter(f)) equals f.
[[nodiscard]] std::string print_filter(const Filter& filter);

/// What a name may be compared with.
struct Field {
  std::string name;
  std::vector<std::string> codes;             ///< empty where any value may stand
  bool ordered = false;                       ///< may stand before < and >: numbers, and codes in the order given
  bool many = false;                          ///< may hold several codes at once: "contains" and "in" instead of "="
  bool required = false;                      ///< is never unanswered
  std::optional<double> low = std::nullopt;   ///< numbers: the least there can be
  std::optional<double> high = std::nullopt;  ///< numbers: the most there can be
  std::vector<std::string> beside = {};       ///< codes outside the order: < and > are false of them
};

/// Checks names, codes and operators against what there is. Errors carry places within `text` (the text that the
/// filter was parsed from), the nearest spelling as hint.
[[nodiscard]] std::vector<Diagnostic> bind(const Filter& filter, const std::vector<Field>& fields,
                                           std::string_view text, const std::string& source);

/// Name -> values; a name that is absent was not answered. Every comparison with it is false except "!=" and
/// "is not answered". With several values, "=" and "in" hold where one of them fits, "!=" where none does.
/// "contains" looks for a whole code where the field has codes, else for text within a value, case folded.
/// "<" is by number where the field has no codes, else by the order of its codes ("less" stands before).
using Values = std::map<std::string, std::vector<std::string>>;

/// True where the values meet the filter. `fields` give codes their order.
[[nodiscard]] bool matches(const Filter& filter, const Values& values, const std::vector<Field>& fields);

/// Whether any assignment of the fields can meet the filter: "never" and "always" are errors of a form.
/// Decides by trying every state of the fields named (unanswered is one unless the field is required): every code or
/// set of codes, and the numbers around those named. What is asked of free text is taken as possible, and so is
/// everything where there are more than 50,000 states, or 200,000 comparisons to make over all of them.
enum class Possibility { never, sometimes, always };
[[nodiscard]] Possibility reach(const Filter& filter, const std::vector<Field>& fields);

}  // namespace muster::query
