// Reads keys off the statements alone, so that a form which is faulty for a while, as one is that somebody is writing,
// loses no words.
#include "followed_texts.hpp"

#include "statements.hpp"
#include "text_edits.hpp"

#include "domain/forms/reading/comment_codes.hpp"
#include "domain/forms/wording/text_keys.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace muster::forms {
namespace {

/// What a part of a text has keys for, in the order of its text.
struct KeyedPart {
  PartKind kind = PartKind::question;
  std::string name;                    ///< the part's key as cards name it
  std::string lines;                   ///< what stands there: a page or section is known again by it where it moved
  std::string owner;                   ///< what its keys begin with; empty where it has none
  std::vector<std::string> rows{};     ///< owners of its statements and comments
  std::vector<std::string> options{};  ///< keys of its answers
  std::set<std::string> keys{};        ///< every key of it
  bool introduced = false;
  bool thanks = false;
};

class KeyReader {
 public:
  KeyReader(std::string_view text, const ReadText& read) : text_(text), read_(read) {}

  std::vector<KeyedPart> run() {
    std::vector<KeyedPart> out;
    for (const auto& part : read_.parts) out.push_back(keys_of(part));
    name_heads(out);
    return out;
  }

 private:
  KeyedPart keys_of(const ReadPart& part) {
    KeyedPart out{
        part.part.kind, part.part.key, std::string(text_.substr(part.part.begin, part.part.end - part.part.begin)), {}};
    if (part.part.kind == PartKind::scale) out.owner = "scale." + part.part.code;
    if (part.part.kind == PartKind::question && !part.part.code.empty()) out.owner = key_of_code(part.part.code);
    auto owner = out.owner;
    std::string option;
    for (const auto* one : read_.of(part)) {
      const auto& said = one->said;
      const auto word = said.words.empty() ? std::string() : said.words.front().value;
      switch (said.what) {
        case StatementKind::form:
          out.keys.insert("title");
          break;
        case StatementKind::introduction:
          if (part.part.kind == PartKind::heading) out.keys.insert("introduction");
          out.introduced = true;
          break;
        case StatementKind::thanks:
          if (part.part.kind == PartKind::heading) out.keys.insert("thanks");
          out.thanks = true;
          break;
        case StatementKind::question:
          out.keys.insert(out.owner);
          break;
        case StatementKind::row:
          owner = key_of_code(word);
          out.rows.push_back(owner);
          out.keys.insert({owner, owner + ".low", owner + ".high"});
          break;
        case StatementKind::comment:
          for (const auto& commented : {comment_code(part.part.code), comment_code(owner), option}) {
            if (commented.empty()) continue;
            out.rows.push_back(key_of_code(commented));
            out.keys.insert(out.rows.back());
          }
          break;
        case StatementKind::hint:
          out.keys.insert(owner + ".hint");
          break;
        case StatementKind::information:
          out.keys.insert(out.owner + ".information");
          break;
        case StatementKind::if_missing:
          out.keys.insert(out.owner + ".missing");
          break;
        case StatementKind::unit:
          out.keys.insert(out.owner + ".unit");
          break;
        case StatementKind::numbers:
        case StatementKind::grid_numbers:
          for (const auto& end : said.texts) {
            const bool low = said.words.size() > 1 && end.offset < said.words[1].offset;
            out.keys.insert(out.owner + (low ? ".low" : ".high"));
          }
          break;
        case StatementKind::option_heading:
          heading_waits_ = true;
          break;
        case StatementKind::round_option:
        case StatementKind::box_option:
        case StatementKind::beside:
          out.options.push_back(key_of_option(out.owner, word));
          out.keys.insert(out.options.back());
          if (std::exchange(heading_waits_, false)) out.keys.insert(out.options.back() + ".heading");
          option = comment_code(part.part.code, word);
          break;
        default:
          break;
      }
    }
    heading_waits_ = false;
    return out;
  }

  /// A page or section is known by the question that it begins with.
  static void name_heads(std::vector<KeyedPart>& parts) {
    for (std::size_t at = 0; at < parts.size(); ++at) {
      auto& head = parts[at];
      const bool page = head.kind == PartKind::page;
      if (!page && head.kind != PartKind::section) continue;
      for (auto next = at + 1; next < parts.size() && parts[next].kind != PartKind::page; ++next) {
        if (!page && parts[next].kind == PartKind::section) break;
        if (parts[next].kind != PartKind::question || parts[next].owner.empty()) continue;
        head.owner = (page ? "page." : "section.") + code_in(parts[next].owner);
        head.keys = {head.owner};
        if (page && head.introduced) head.keys.insert(head.owner + ".introduction");
        if (page && ends_with_thanks(parts, at)) head.keys.insert(head.owner + ".thanks");
        break;
      }
    }
  }
  static bool ends_with_thanks(const std::vector<KeyedPart>& parts, std::size_t page) {
    for (auto at = page + 1; at < parts.size() && parts[at].kind != PartKind::page; ++at)
      if (parts[at].kind == PartKind::page_end && parts[at].thanks) return true;
    return false;
  }
  static std::string code_in(const std::string& owner) {
    constexpr std::string_view called = "question.";
    return owner.starts_with(called) ? owner.substr(called.size()) : owner;
  }

  std::string_view text_;
  const ReadText& read_;
  bool heading_waits_ = false;
};

using Parts = std::vector<KeyedPart>;

bool is_head(const KeyedPart& part) { return part.kind == PartKind::page || part.kind == PartKind::section; }

/// Which part of `after` each part of `before` is now. Pages and sections are known by their lines and their first
/// question, then by their lines, then by their order; questions and scales by their code, then by their place where as
/// many stand there as before.
class Matcher {
 public:
  Matcher(const Parts& before, const Parts& after)
      : before_(before), after_(after), found_(before.size()), taken_(after.size(), false) {
    match([](const KeyedPart& had, const KeyedPart& has) {
      return is_head(had) ? had.lines == has.lines && had.owner == has.owner : had.owner == has.owner;
    });
    match([](const KeyedPart& had, const KeyedPart& has) { return is_head(had) && had.lines == has.lines; });
    if (before.size() != after.size()) return;
    for (std::size_t at = 0; at < before.size(); ++at)
      if (!found_[at] && !taken_[at] && before[at].kind == after[at].kind) take(at, at);
  }

  [[nodiscard]] const KeyedPart* now(std::size_t at) const { return found_[at] ? &after_[*found_[at]] : nullptr; }

 private:
  template <class Same>
  void match(const Same& same) {
    for (std::size_t at = 0; at < before_.size(); ++at) {
      if (found_[at]) continue;
      for (std::size_t to = 0; to < after_.size(); ++to) {
        if (taken_[to] || before_[at].kind != after_[to].kind || !same(before_[at], after_[to])) continue;
        take(at, to);
        break;
      }
    }
  }
  void take(std::size_t at, std::size_t to) {
    found_[at] = to;
    taken_[to] = true;
  }

  const Parts& before_;
  const Parts& after_;
  std::vector<std::optional<std::size_t>> found_;
  std::vector<bool> taken_;
};

/// The key `owner` or one below it ("page.helpful", "page.helpful.thanks").
bool lies_under(const std::string& key, const std::string& owner) {
  return key.starts_with(owner) && (key.size() == owner.size() || key[owner.size()] == '.');
}

using Renames = std::vector<std::pair<std::string, std::string>>;

void pair_up(Renames& out, const std::vector<std::string>& had, const std::vector<std::string>& has) {
  if (had.size() != has.size()) return;
  for (std::size_t at = 0; at < had.size(); ++at) {
    if (had[at] != has[at] && std::find(has.begin(), has.end(), had[at]) == has.end() &&
        std::find(had.begin(), had.end(), has[at]) == had.end())
      out.emplace_back(had[at], has[at]);
  }
}

/// What the keys of a part are called in another: the longest beginning that both know.
std::optional<std::string> renamed(const std::string& key, const KeyedPart& had, const KeyedPart& has) {
  Renames names;
  pair_up(names, had.options, has.options);
  pair_up(names, had.rows, has.rows);
  if (had.owner != has.owner) {
    for (std::size_t at = 0; at < std::min(had.options.size(), has.options.size()); ++at) {
      if (had.options[at].substr(had.owner.size()) == has.options[at].substr(has.owner.size()))
        names.emplace_back(had.options[at], has.options[at]);
    }
    names.emplace_back(had.owner, has.owner);
  }
  for (const auto& [from, to] : names) {
    if (from.empty() || !lies_under(key, from)) continue;
    auto now = to + key.substr(from.size());
    return has.keys.contains(now) ? std::optional(std::move(now)) : std::nullopt;
  }
  return has.keys.contains(key) ? std::optional(key) : std::nullopt;
}

/// The key in the text after the change: the same, another, or none where what it named is gone.
class Follower {
 public:
  Follower(const Parts& before, const Parts& after) : before_(before), matched_(before, after) {}

  [[nodiscard]] std::optional<std::string> now(const std::string& key) const {
    bool known = false;
    for (std::size_t at = 0; at < before_.size(); ++at) {
      if (!before_[at].keys.contains(key)) continue;
      known = true;
      const auto* part = matched_.now(at);
      if (part == nullptr) continue;
      if (auto found = renamed(key, before_[at], *part)) return found;
    }
    return known ? std::nullopt : std::optional(key);
  }

 private:
  const Parts& before_;
  Matcher matched_;
};

bool has_languages(const ReadText& read) {
  return std::any_of(read.statements.begin(), read.statements.end(),
                     [](const auto& one) { return one.said.what == StatementKind::text_by_key; });
}

}  // namespace

Result<EditedText> followed(std::string_view before, Result<EditedText> after) {
  if (!after.ok()) return after;
  const auto read = read_parts(after->text);
  if (!has_languages(read)) return after;
  const auto had_read = read_parts(before);
  const auto had = KeyReader(before, had_read).run();
  const auto has = KeyReader(after->text, read).run();
  const Follower follower(had, has);
  TextEdits edits(after->text);
  for (const auto& one : read.statements) {
    if (one.said.what != StatementKind::text_by_key || one.said.words.empty()) continue;
    const auto& key = one.said.words.front();
    const auto now = follower.now(key.value);
    if (!now)
      edits.take_out(one.span);
    else if (*now != key.value)
      edits.replace({key.offset, key.offset + key.length}, *now);
  }
  return EditedText{edits.made(), after->key, after->words};
}

Result<EditedText> followed_by_copy(std::string_view before, Result<EditedText> after, std::string_view original) {
  auto out = followed(before, std::move(after));
  if (!out.ok()) return out;
  const auto read = read_parts(out->text);
  if (!has_languages(read)) return out;
  const auto parts = KeyReader(out->text, read).run();
  const auto named = [&](std::string_view name) {
    return std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.name == name; });
  };
  const auto from = named(original);
  const auto copy = named(out->key);
  if (from == parts.end() || copy == parts.end()) return out;
  TextEdits edits(out->text);
  for (const auto& one : read.statements) {
    if (one.said.what != StatementKind::text_by_key || one.said.words.empty()) continue;
    const auto& key = one.said.words.front();
    if (!from->keys.contains(key.value)) continue;
    const auto own = renamed(key.value, *from, *copy);
    if (!own || from->keys.contains(*own)) continue;
    const auto behind = key.offset + key.length;
    const auto begin = line_begin(out->text, one.span.begin);
    edits.insert(one.span.end, "\n" + out->text.substr(begin, key.offset - begin) + *own +
                                   out->text.substr(behind, one.span.end - behind));
  }
  return EditedText{edits.made(), out->key, out->words};
}

namespace {

/// Texts by key as they stand, by language in the order of the form.
using TextsByLanguage = std::vector<std::pair<std::string, std::string>>;

std::string own_language(const ReadText& read) {
  for (const auto& one : read.statements) {
    if (one.said.what == StatementKind::page) break;
    if (one.said.what == StatementKind::language && !one.said.words.empty()) return one.said.words.front().value;
  }
  return "en";
}

TextsByLanguage taken_texts(std::string_view from, const ReadText& read, const Parts& theirs, const Parts& ours,
                            const TakenParts& taken) {
  const auto named = [](const Parts& parts, const std::string& name) {
    const auto found = std::ranges::find(parts, name, &KeyedPart::name);
    return found == parts.end() ? nullptr : &*found;
  };
  TextsByLanguage out;
  std::string language;
  for (const auto& one : read.statements) {
    const auto& said = one.said;
    if (said.words.empty()) continue;
    if (said.what == StatementKind::language) language = said.words.front().value;
    if (said.what != StatementKind::text_by_key) continue;
    const auto& key = said.words.front();
    for (const auto& [original, copy] : taken) {
      const auto* had = named(theirs, original);
      const auto* has = named(ours, copy);
      if (had == nullptr || has == nullptr || !had->keys.contains(key.value)) continue;
      const auto own = renamed(key.value, *had, *has);
      if (!own) continue;
      if (out.empty() || out.back().first != language) out.emplace_back(language, std::string());
      const auto behind = key.offset + key.length;
      out.back().second += "\n  " + *own + std::string(from.substr(behind, one.span.end - behind));
    }
  }
  return out;
}

/// Behind the last text of that language; nothing where the form has none in it.
std::optional<std::size_t> end_of_language(const ReadText& read, const std::string& language) {
  std::optional<std::size_t> end;
  bool within = false;
  bool below_pages = false;
  for (const auto& one : read.statements) {
    below_pages = below_pages || one.said.what == StatementKind::page;
    if (one.said.what == StatementKind::language && below_pages)
      within = !one.said.words.empty() && one.said.words.front().value == language;
    if (within) end = one.span.end;
  }
  return end;
}

}  // namespace

Result<EditedText> with_taken_texts(Result<EditedText> after, std::string_view from, const TakenParts& taken) {
  if (!after.ok()) return after;
  const auto other = read_parts(from);
  if (!has_languages(other)) return after;
  const auto read = read_parts(after->text);
  const auto texts = taken_texts(from, other, KeyReader(from, other).run(), KeyReader(after->text, read).run(), taken);
  TextEdits edits(after->text);
  std::string new_languages;
  for (const auto& [language, lines] : texts) {
    if (language == own_language(read)) continue;
    if (const auto end = end_of_language(read, language))
      edits.insert(*end, lines);
    else
      new_languages += "\n\nlanguage " + language + lines;
  }
  auto made = edits.made();
  if (!new_languages.empty()) {
    while (made.ends_with('\n')) made.pop_back();
    made += new_languages + '\n';
  }
  return EditedText{std::move(made), after->key, after->words};
}

}  // namespace muster::forms
