#pragma once
// What most files read, for the compiler to read once (cmake/Rooms.cmake). No file includes it: each names what
// it needs.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/diagnostic.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
