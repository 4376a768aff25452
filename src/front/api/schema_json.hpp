#pragma once
// Shapes in the words of JSON Schema 2020-12, which OpenAPI 3.1 speaks.

#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/schema.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

namespace muster::api {

using Poco::JSON::Array;
using Poco::JSON::Object;

[[nodiscard]] inline Object::Ptr object() { return new Object(Poco::JSON_PRESERVE_KEY_ORDER); }
[[nodiscard]] Object::Ptr json_of(const web::Schema& schema);

}  // namespace muster::api
