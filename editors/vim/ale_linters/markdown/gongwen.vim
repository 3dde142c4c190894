call gongwen#clients#define_ale('markdown')
