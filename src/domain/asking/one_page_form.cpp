// Pages become sections: conditions of a page and a section are said the same way.
#include <muster/domain/asking/one_page_form.hpp>

#include <muster/domain/forms/page_conditions.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::asking {
namespace {

/// The heading over questions of `section` (0: in none) of a page; `first` begins the page.
std::string heading_of(const forms::Form& form, const forms::Page& page, std::size_t section, bool first) {
  const auto& whole = page.title.empty() ? form.title : page.title;
  if (section == 0 || section > page.sections.size()) return whole;
  const auto& own = page.sections[section - 1].title;
  return first ? whole + ": " + own : own;
}

}  // namespace

bool fits_on_one_page(const forms::Form& form) {
  return std::ranges::none_of(form.pages, [](const forms::Page& page) { return page.end_if.has_value(); });
}

forms::Form on_one_page(const forms::Form& form) {
  if (form.pages.size() < 2) return form;
  forms::Page all;
  for (std::size_t at = 0; at < form.pages.size(); ++at) {
    const auto& page = form.pages[at];
    all.grids.insert(all.grids.end(), page.grids.begin(), page.grids.end());
    std::optional<std::size_t> section;
    for (const auto& asked : page.questions) {
      auto question = asked;
      if (section != asked.section) {
        all.sections.push_back(
            {heading_of(form, page, asked.section, !section.has_value()), forms::condition_around(form, at, asked)});
        if (!section && !page.introduction.empty()) {
          question.information =
              page.introduction + (question.information.empty() ? "" : "\n\n" + question.information);
        }
        section = asked.section;
      }
      question.section = all.sections.size();
      all.questions.push_back(std::move(question));
    }
  }
  auto out = form;
  out.pages = {std::move(all)};
  return out;
}

}  // namespace muster::asking
