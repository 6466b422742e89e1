/** A property of a calendar as jCal has it (RFC 7265): its name, its parameters, the type of its values, and those. */
export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | number | [start: string, end: string] | Record<string, unknown>)[]];
export type Component = [name: string, properties: Property[], components: Component[]];
