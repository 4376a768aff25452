// The version is put in at one place: patterns of routes, and addresses that are asked, are written with it or without.
#include <muster/platform/web/api_address.hpp>

#include <algorithm>

namespace muster::web {
namespace {

/// "v2" before the next slash.
bool names_version(std::string_view rest) {
  const auto segment = rest.substr(0, rest.find('/'));
  return segment.size() > 1 && segment.front() == 'v' &&
         std::ranges::all_of(segment.substr(1), [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace

std::string versioned(std::string path) {
  if (!path.starts_with(programs_path) || names_version(std::string_view(path).substr(programs_path.size())))
    return path;
  return path.replace(0, programs_path.size(), version_path);
}

}  // namespace muster::web
