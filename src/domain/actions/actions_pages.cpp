// Gathers the pages of actions.
#include <muster/domain/actions/actions_pages.hpp>

#include "desk_pages.hpp"

#include <sstream>

namespace muster::actions {

std::string short_date(Date day) {
  const auto words = long_date(day);
  return words.substr(words.find(' ') + 1);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_list_pages(router, context);
  add_sheet_pages(router, context);
  add_form_pages(router, context);
  add_note_pages(router, context);
  add_response_pages(router, context);
  add_plan_pages(router, context);
  add_setting_pages(router, context);
  add_public_pages(router, context);
  add_api_pages(router, context);
  add_response_api_pages(router, context);
}

}  // namespace muster::actions
