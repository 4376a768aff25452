// London first, then each area's cities under its name.
#include "zone_field_pages.hpp"

#include <muster/kit/base/zone.hpp>

#include <algorithm>
#include <vector>

namespace muster::dashboard {

web::Field<std::string> zone_field(web::Form& form, const Zone& current) {
  std::vector<web::Choice<std::string>> choices{{"Europe/London", "Europe/London", "London", "The programme’s"}};
  // A name that is another's alias stands in no list, and saving the form must not change it.
  if (std::ranges::find(zone_names(), current.name()) == zone_names().end())
    choices.push_back({current.name(), current.name(), current.city(), "As it is"});
  for (const auto& name : zone_names()) {
    const auto slash = name.find('/');
    auto words = name.substr(slash + 1);
    std::ranges::replace(words, '_', ' ');
    if (name != "Europe/London") choices.push_back({name, name, words, name.substr(0, slash)});
  }
  return form.select("time_zone", "Time zone", choices)
      .hint("Its opening, closing and agenda times are told by the clocks there.")
      .optional()
      .said_elsewhere()
      .begins(current.name());
}

}  // namespace muster::dashboard
