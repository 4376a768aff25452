// What ?dry_run= says.
#include <muster/platform/web/dry_run.hpp>

namespace muster::web {

Result<bool> is_dry_run(const Request& request) {
  const auto sent = request.query.find("dry_run");
  if (sent && *sent != "yes" && *sent != "no")
    return bad_input("Say dry_run=yes or dry_run=no. Nothing was changed.").at("dry_run");
  return sent == "yes";
}

Parameter dry_run_parameter(const std::string& about) {
  return {"dry_run", text_of({"yes", "no"}, "yes: only says " + about).where_known(), ""};
}

}  // namespace muster::web
