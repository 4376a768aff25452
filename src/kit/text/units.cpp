// Idioms and phrases first, then stop words, then denial: a phrase may hold a stop word, and a "not" looks past them.
#include "units.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <utility>

#include "negation.hpp"
#include "tokens.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_phrase = 8;  // parts; a longer chain of hyphens is no word

bool holds_denial(std::string_view surface) {
  return surface.find("not") != std::string_view::npos || surface.find("n't") != std::string_view::npos ||
         surface.starts_with("never") || surface.starts_with("no ") || surface.ends_with(" none");
}

}  // namespace

UnitReader::UnitReader(const WordRules& rules, Corpus& corpus)
    : stop_words_(rules.stop_words), vocabulary_(corpus.vocabulary), strings_(corpus.vocabulary.strings) {
  for (const auto& word : rules.also_stop) also_stop_.insert(joined_key(words_in_text(word)));
  for (const auto& phrase : rules.phrases) learn_words(phrase);
  for (const auto& group : rules.same) {
    for (const auto& member : group) learn_words(member);
  }
  for (const auto& form : vocabulary_.forms()) {
    if (form.parts < 2 || form.parts > longest_phrase) continue;
    const auto parts = vocabulary_.parts_of(form);
    learn({parts.begin(), parts.end()});
  }
  make_ready();
}

void UnitReader::learn_words(const std::string& phrase) {
  std::vector<std::uint32_t> parts;
  for (const auto& word : words_in_text(phrase)) {
    for (const auto& part : word.parts) parts.push_back(strings_.number_of(part));
  }
  learn(parts);
}

void UnitReader::learn(const std::vector<std::uint32_t>& parts) {
  if (parts.size() < 2 || parts.size() > longest_phrase) return;
  phrases_.emplace(parts.begin(), parts.end());
  auto& longest = longest_[parts.front()];
  longest = std::max(longest, static_cast<std::uint8_t>(parts.size()));
}

void UnitReader::make_ready() {
  const auto& forms = vocabulary_.forms();
  uses_.reserve(forms.size());
  alone_.reserve(forms.size());
  variants_.reserve(forms.size());
  for (const auto& form : forms) {
    Use use;
    use.traits = form.traits;
    use.idiom_word = form.idiom_word;
    use.plain = !form.named && !form.silent;
    use.silent = form.silent;
    use.asks_behind = asked_behind(form.idiom_word, form.traits);
    use.fits_behind = fits_behind(form.idiom_word, form.traits);
    const bool left_out = form.silent || (!also_stop_.empty() && also_stop_.contains(std::string(strings_[form.key])));
    use.content = !left_out && (!stop_words_ || form.named || (form.traits & trait::stop) == 0);
    const auto first = form.parts == 1 ? form.key : vocabulary_.parts_of(form).front();
    if (const auto found = longest_.find(first); found != longest_.end()) use.longest = found->second;
    use.variants[0] = add({form.key, form.spelled[0], 1, form.typed_so[0], false});
    const bool alike = form.spelled[0] == form.spelled[1] && form.typed_so[0] == form.typed_so[1];
    use.variants[1] = alike ? use.variants[0] : add({form.key, form.spelled[1], 1, form.typed_so[1], false});
    uses_.push_back(use);
    const bool changes_others = use.longest > 1 || (use.traits & denying) != 0;
    alone_.push_back({use.variants, use.content, changes_others ? Behind::nothing : use.asks_behind, use.fits_behind});
  }
}

// Without branches that the next word cannot foretell: every second is content and no other.
std::optional<std::span<const std::uint32_t>> UnitReader::alone_in(std::span<const Token> row) {
  if (alone_in_row_.size() < row.size()) alone_in_row_.resize(row.size());
  auto* taken = alone_in_row_.data();
  std::uint8_t asked = 0;
  std::uint8_t met = 0;
  for (const auto token : row) {
    const auto& form = alone_[token.form()];
    met |= static_cast<std::uint8_t>((asked & form.fits_behind) | (form.asks_behind & Behind::nothing));
    asked = form.asks_behind;
    *taken = form.variants[token.at(Place::sentence) ? 1 : 0];
    taken += static_cast<std::ptrdiff_t>(form.content & !token.at(Place::silent));
  }
  if (met != 0) return std::nullopt;
  return std::span<const std::uint32_t>(alone_in_row_.data(), taken);
}

std::uint32_t UnitReader::add(Variant variant) {
  variants_.push_back(variant);
  return static_cast<std::uint32_t>(variants_.size() - 1);
}

/// How many tokens the longest phrase takes that begins at `at`; 1 where there is none.
std::size_t UnitReader::phrase_at(std::span<const Token> row, std::size_t at) {
  const std::size_t most = uses_[row[at].form()].longest;
  std::size_t found = 1;
  parts_.clear();
  for (auto next = at; next < row.size() && (next == at || !row[next].at(Place::clause)); ++next) {
    const auto parts = vocabulary_.parts_of(vocabulary_.forms()[row[next].form()]);
    if (parts_.size() + parts.size() > most) break;
    parts_.append(parts.begin(), parts.end());
    if (phrases_.contains(parts_)) found = next + 1 - at;
  }
  return found;
}

/// The variant of tokens that are counted together.
std::uint32_t UnitReader::several(std::span<const Token> row, const Idiom* idiom) {
  const bool shown = idiom != nullptr && idiom->effect == Idiom::Effect::one_thing;
  std::u32string tokens;
  tokens += shown ? static_cast<char32_t>(strings_.number_of(idiom->shown) + 1U) : U'\0';
  for (const auto token : row)
    tokens += static_cast<char32_t>(token.bits & ~std::uint32_t{Place::clause | Place::comma});
  const auto [found, fresh] = several_.emplace(std::move(tokens), 0);
  if (!fresh) return found->second;
  std::string key;
  std::string surface;
  for (const auto token : row) {
    const auto& form = vocabulary_.forms()[token.form()];
    key += strings_[form.key];
    if (!surface.empty()) surface += ' ';
    surface += strings_[form.spelled.at(token.at(Place::sentence) ? 1 : 0)];
  }
  const auto& first = vocabulary_.forms()[row.front().form()];
  Variant variant;
  variant.words = static_cast<std::uint16_t>(row.size());
  variant.given = true;
  variant.typed_so = shown || first.typed_so.at(row.front().at(Place::sentence) ? 1 : 0);
  variant.key = strings_.number_of(shown ? idiom->key : key);
  variant.surface = strings_.number_of(shown ? idiom->shown : surface);
  return found->second = add(variant);
}

bool UnitReader::may_begin_idiom(std::span<const Token> row, std::size_t at) const {
  const auto asked = uses_[row[at].form()].asks_behind;
  return (asked & Behind::nothing) != 0 ||
         (asked != 0 && at + 1 < row.size() && (asked & uses_[row[at + 1].form()].fits_behind) != 0);
}

std::span<const Unit> UnitReader::units_of(std::span<const Token> row) {
  if (units_.size() < row.size()) units_.resize(row.size());
  std::size_t count_of_units = 0;
  Traits all = 0;
  idiom_words_.clear();
  for (std::size_t at = 0; at < row.size();) {
    const auto token = row[at];
    const auto& use = uses_[token.form()];
    const bool silent = token.at(Place::silent);
    const auto count = use.longest > 1 ? phrase_at(row, at) : std::size_t{1};
    auto& unit = units_[count_of_units++];
    unit = {};
    unit.begins_clause = token.at(Place::clause);
    unit.after_comma = token.at(Place::comma);
    if (may_begin_idiom(row, at)) {
      if (idiom_words_.empty()) {
        for (const auto each : row) {
          const auto& known = uses_[each.form()];
          idiom_words_.push_back(
              {known.traits, known.idiom_word, known.plain && !each.at(Place::silent), each.at(Place::clause)});
        }
      }
      if (const auto idiom = idiom_at(idiom_words_, at); idiom && idiom->words >= count) {
        if (idiom->effect == Idiom::Effect::denial) {
          static const auto of_not = traits_of("not");
          unit.traits = of_not;
          unit.content = false;
        } else {
          unit.idiom = true;
          unit.content = idiom->effect != Idiom::Effect::nothing;
          if (unit.content) {
            unit.variant = several(row.subspan(at, idiom->words), &*idiom);
            unit.holds_denial = holds_denial(strings_[variants_[unit.variant].surface]);
          }
        }
        all |= unit.traits;
        at += idiom->words;
        continue;
      }
    }
    if (count > 1) {
      unit.variant = several(row.subspan(at, count), nullptr);
      unit.content = also_stop_.empty() || !also_stop_.contains(std::string(strings_[variants_[unit.variant].key]));
    } else {
      unit.variant = use.variants[token.at(Place::sentence) ? 1 : 0];
      unit.content = use.content && !silent;
      if (use.plain && !silent) unit.traits = use.traits;
    }
    all |= unit.traits;
    at += count;
  }
  const auto units = std::span(units_).first(count_of_units);
  if ((all & denying) != 0) deny(units);
  return units;
}

std::uint32_t UnitReader::negated(const Unit& unit, const Merges& merges) {
  const auto negators = (std::uint64_t{unit.denied_by} << 8U) | unit.shown_as;
  const auto [found, fresh] = denied_.emplace((negators << 32U) | unit.variant, 0);
  if (!fresh) return found->second;
  auto variant = variants_[unit.variant];
  if (unit.shown_as != 0) variant.surface = strings_.number_of(shown_negator(unit.shown_as));
  if (unit.denied_by != 0) {
    variant.key = strings_.number_of("not " + std::string(merges.key(strings_[variant.key])));
    variant.surface =
        strings_.number_of(std::string(shown_negator(unit.denied_by)) + " " + std::string(strings_[variant.surface]));
  }
  return found->second = add(variant);
}

std::uint32_t UnitReader::joined(std::uint32_t first, std::uint32_t second) {
  const auto [found, fresh] = joined_.emplace((std::uint64_t{first} << 32U) | second, 0);
  if (!fresh) return found->second;
  auto variant = variants_[first];
  const auto& next = variants_[second];
  variant.key = strings_.number_of(std::string(strings_[variant.key]) + std::string(strings_[next.key]));
  variant.surface =
      strings_.number_of(std::string(strings_[variant.surface]) + " " + std::string(strings_[next.surface]));
  variant.words = static_cast<std::uint16_t>(variant.words + next.words);
  variant.given = false;
  return found->second = add(variant);
}

Merges::Merges(const SameWords& same) {
  for (const auto& group : same) {
    if (group.empty()) continue;
    const auto own = joined_key(words_in_text(group.front()));
    shown_[own] = trimmed(group.front());
    for (const auto& member : group) keys_[joined_key(words_in_text(member))] = own;
  }
}

std::string_view Merges::key(std::string_view found) const {
  const auto at = keys_.find(found);
  return at == keys_.end() ? found : std::string_view(at->second);
}

const std::string* Merges::shown(std::string_view key) const {
  const auto at = shown_.find(key);
  return at == shown_.end() ? nullptr : &at->second;
}

}  // namespace muster::text
