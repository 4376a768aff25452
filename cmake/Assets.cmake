# The style sheets, built from govuk-frontend's components without its font, crest and brand, and the other files
# that pages load.
find_program(NODE node REQUIRED)
set(asset_source ${PROJECT_SOURCE_DIR}/src/platform/web/assets)
set(asset_folder ${PROJECT_BINARY_DIR}/assets)
file(MAKE_DIRECTORY ${asset_folder})
file(GLOB_RECURSE styles CONFIGURE_DEPENDS ${asset_source}/*.scss)
set(asset_files "")
foreach(sheet IN ITEMS desk phone agenda book concern door embed member screen)
  add_custom_command(OUTPUT ${asset_folder}/${sheet}.css
    COMMAND ${NODE} ${NODE_MODULES}/sass/sass.js --no-source-map --style=compressed --quiet-deps
            --load-path=${NODE_MODULES} ${asset_source}/${sheet}.scss ${asset_folder}/${sheet}.css
    DEPENDS ${styles} VERBATIM)
  list(APPEND asset_files ${asset_folder}/${sheet}.css)
endforeach()
file(GLOB plain CONFIGURE_DEPENDS ${asset_source}/*.js ${asset_source}/*.svg)
foreach(file IN LISTS plain)
  get_filename_component(name ${file} NAME)
  if(name MATCHES "[.]js$")
    # What is for readers of the source alone, notes and indents, is not sent to phones.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} script)
    string(REGEX REPLACE "\n[ ]+" "\n" script "\n${script}")
    string(REGEX REPLACE "\n//[^\n]*" "" script "${script}")
    string(REGEX REPLACE "\n\n+" "\n" script "${script}")
    file(WRITE ${PROJECT_BINARY_DIR}/scripts/${name} "${script}")
    configure_file(${PROJECT_BINARY_DIR}/scripts/${name} ${asset_folder}/${name} COPYONLY)
  else()
    configure_file(${file} ${asset_folder}/${name} COPYONLY)
  endif()
  list(APPEND asset_files ${asset_folder}/${name})
endforeach()
# Latin alone, with the axes of weight and optical size: large headings take the display cut by themselves.
configure_file(${NODE_MODULES}/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2
               ${asset_folder}/inter.woff2 COPYONLY)
list(APPEND asset_files ${asset_folder}/inter.woff2)
# What reads codes at the door, where the browser has no reader of its own.
configure_file(${NODE_MODULES}/jsqr/dist/jsQR.js ${asset_folder}/jsqr.js COPYONLY)
list(APPEND asset_files ${asset_folder}/jsqr.js)
muster_embed(muster_web assets ${asset_folder} ${asset_files})
# Ninja knows how to make a file only where a target of this folder names it.
add_custom_target(asset_files DEPENDS ${asset_files})
add_dependencies(embedded_assets asset_files)
