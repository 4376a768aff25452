// Lines as people write them.
#include <muster/domain/wordlist/word_list.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::wordlist {
namespace {

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const auto comma = text.find(',');
    if (auto part = trimmed(std::string(text.substr(0, comma))); !part.empty()) out.push_back(std::move(part));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = std::string(text.substr(0, end));
    if (line.ends_with('\r')) line.pop_back();
    out.push_back(std::move(line));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

class Reading {
 public:
  Result<text::WordRules> read(std::string_view list) {
    if (list.size() > longest_list) return bad_input("Keep the word list to 20,000 characters.").at("words");
    const auto lines = lines_of(list);
    if (lines.size() > most_lines) return bad_input("Keep the word list to 500 lines.").at("words");
    for (const auto& line : lines) {
      ++number_;
      read_line(trimmed(line));
    }
    if (!faults_.empty()) return bad_input("The word list cannot be read; nothing was changed.", faults_).at("words");
    return std::move(rules_);
  }

 private:
  void fault(const std::string& what) { faults_.push_back({"the word list", number_, 0, 1, what, {}}); }

  void read_line(const std::string& line) {
    if (line.empty() || line.front() == '#') return;
    if (line.starts_with("leave out:")) return add(line.substr(10), rules_.also_stop);
    if (line.starts_with("together:")) return add(line.substr(9), rules_.phrases);
    const auto equals = line.find('=');
    if (equals == std::string::npos)
      return fault("write “EHCP = EHC plan”, “leave out: borough” or “together: early years”");
    std::vector<std::string> group{trimmed(line.substr(0, equals))};
    auto rest = parts_of(std::string_view(line).substr(equals + 1));
    if (group.front().empty() || rest.empty()) return fault("a word stands on each side of =");
    group.insert(group.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    for (const auto& word : group) {
      const auto [first, fresh] = joined_.emplace(folded_name(word), number_);
      if (!fresh) return fault("“" + word + "” stands in line " + std::to_string(first->second) + " already");
    }
    rules_.same.push_back(std::move(group));
  }

  void add(const std::string& text, std::vector<std::string>& into) {
    auto words = parts_of(text);
    if (words.empty()) return fault("no word follows the colon");
    into.insert(into.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
  }

  std::size_t number_ = 0;
  text::WordRules rules_;
  std::map<std::string, std::size_t> joined_;
  std::vector<Diagnostic> faults_;
};

}  // namespace

Result<text::WordRules> parse_word_list(std::string_view list) { return Reading().read(list); }

Result<std::string> with_joined(const std::string& list, const std::string& word, const std::string& to) {
  MUSTER_TRY(rules, parse_word_list(list));
  const auto is = [](const std::string& one, const std::string& other) {
    return folded_name(one) == folded_name(other);
  };
  for (const auto& group : rules.same) {
    if (std::any_of(group.begin(), group.end(), [&](const auto& each) { return is(each, word); }))
      return conflict("“" + word + "” is joined to “" + group.front() + "” already. Look at the word list.");
  }
  std::string out;
  bool added = false;
  for (const auto& line : lines_of(list)) {
    out += line;
    const auto equals = line.find('=');
    if (!added && equals != std::string::npos && trimmed(line).front() != '#') {
      auto known = parts_of(std::string_view(line).substr(equals + 1));
      known.push_back(trimmed(line.substr(0, equals)));
      if (std::any_of(known.begin(), known.end(), [&](const auto& each) { return is(each, to); })) {
        out += ", " + word;
        added = true;
      }
    }
    out += "\n";
  }
  if (!added) out += to + " = " + word + "\n";
  MUSTER_CHECK(parse_word_list(out));
  return out;
}

}  // namespace muster::wordlist
