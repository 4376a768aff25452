// Pictures that somebody brought along, by their names.
#include "block_makers.hpp"

#include "suggestion.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::report {

Blocks image(Arguments& arguments, const BlockContext& context) {
  const auto wanted = arguments.name();
  const auto caption = arguments.text();
  const auto* pictures = context.scope.wider == nullptr ? nullptr : context.scope.wider->pictures();
  if (!wanted) {
    arguments.refuse(arguments.block(), "say which picture", "for example ::: image opening");
    return {};
  }
  std::vector<std::string> names;
  const auto name = lower_case(wanted->text);
  for (const auto& each : pictures == nullptr ? std::vector<ReportPicture>() : *pictures) {
    names.push_back(each.name);
    if (each.name != name) continue;
    const auto& kept = each.photograph;
    document::ImageBlock out{kept.bytes,
                             kept.media_type,
                             static_cast<double>(kept.width),
                             static_cast<double>(kept.height),
                             each.alternative,
                             caption.value_or(""),
                             "/events/" + context.scope.summary.event.slug + "/report/pictures/" + each.name};
    return {{std::move(out)}};
  }
  arguments.refuse(
      *wanted, "the programme has no picture \"" + wanted->text + "\"",
      names.empty() ? "bring it along first, on the report's page under Pictures" : suggested(wanted->text, names));
  return {};
}

}  // namespace muster::report
