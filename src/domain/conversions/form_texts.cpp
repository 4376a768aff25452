// Writes the list of a form's texts, and puts one that was filled in below the form's pages.
#include <muster/domain/conversions/form_texts.hpp>

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/outline.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::conversions {
namespace {

forms::Translation& translation_into(forms::Form& form, const std::string& language) {
  for (auto& one : form.translations) {
    if (one.language == language) return one;
  }
  return form.translations.emplace_back(forms::Translation{language, {}});
}

/// The languages as the canonical text has them.
std::string blocks_of(const forms::Form& form) {
  auto bare = form;
  bare.translations.clear();
  return forms::print_form(form).substr(forms::print_form(bare).size());
}

/// Up to the end of the last page.
std::string pages_of(std::string_view text) {
  const auto parts = forms::outline(text);
  return std::string(text.substr(0, parts.empty() ? text.size() : parts.back().end)) + "\n";
}

}  // namespace

FormTexts form_texts(const forms::Form& form, const std::string& language) {
  std::vector<std::string> languages;
  for (const auto& one : form.translations) languages.push_back(one.language);
  if (!language.empty() && language != form.language && std::ranges::find(languages, language) == languages.end())
    languages.push_back(language);
  FormTexts out{{"key", form.language}, {}};
  out.heading.insert(out.heading.end(), languages.begin(), languages.end());
  for (const auto& one : forms::texts_of(form)) {
    if (one.shipped) continue;
    tabular::Row row{one.key, one.text};
    for (const auto& tag : languages) {
      std::string said;
      for (const auto& translation : form.translations) {
        const auto found = translation.texts.find(one.key);
        if (translation.language == tag && found != translation.texts.end()) said = found->second;
      }
      row.push_back(std::move(said));
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

Result<std::string> with_form_texts(std::string_view text, const std::string& source, const tabular::Table& list) {
  MUSTER_TRY(form, forms::parse_form(text, source));
  std::vector<std::string> keys;
  for (const auto& one : forms::texts_of(form)) keys.push_back(one.key);
  const auto key_column = std::ranges::find(list.heading, "key");
  if (key_column == list.heading.end())
    return bad_input("The list has no column \"key\". Take the list that Muster wrote, and fill in its columns.");
  const auto key_at = static_cast<std::size_t>(key_column - list.heading.begin());
  for (std::size_t column = 0; column < list.heading.size(); ++column) {
    const auto tag = trimmed(list.heading[column]);
    if (column == key_at || tag == form.language || tag.empty()) continue;
    if (!is_language_tag(tag))
      return bad_input("The column \"" + tag + "\" is no language. Give it a tag such as cy, pl or ur.");
    auto& into = translation_into(form, tag);
    for (std::size_t row = 0; row < list.rows.size(); ++row) {
      const auto said = trimmed(list.rows.cell(row, column));
      if (said.empty()) continue;
      const auto key = trimmed(list.rows.cell(row, key_at));
      if (std::ranges::find(keys, key) == keys.end()) {
        const auto near = did_you_mean(key, keys);
        return bad_input("Row " + std::to_string(list.line_of[row]) + ": no text of this form has the key \"" + key +
                         "\"" + (near.empty() ? ". Take the row away." : "; " + near));
      }
      into.texts.insert_or_assign(key, said);
    }
  }
  std::erase_if(form.translations, [](const auto& one) { return one.texts.empty(); });
  auto out = pages_of(text) + blocks_of(form);
  MUSTER_TRY(checked, forms::parse_form(out, source));
  (void)checked;
  return out;
}

}  // namespace muster::conversions
