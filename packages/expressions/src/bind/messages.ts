import { diagnostics } from '@sluice/parser';

/** What the binder says: C#'s own codes; and APIM2xxx for what only the service refuses. */
export const diag = diagnostics({
  APIM2901: {
    severity: 'warning',
    message: "Usage of type '{type}' is not supported within expressions",
    help: "The service allows only the types of its list (policy expressions reference); this one is .NET's, but not on it.",
  },
  APIM2902: {
    severity: 'warning',
    message: "Usage of member '{member}' of type '{type}' is not supported within expressions",
    help: "The service allows only the members of its list (policy expressions reference); this one is .NET's, but not on it.",
  },
  APIM2903: {
    severity: 'error',
    message: "'{signature}' of '{type}' is known to .NET, but Sluice does not have it yet",
    help: 'docs/dotnet-surface.md lists what is there. The service may accept the expression.',
  },
  APIM2904: {
    severity: 'warning',
    message: '{feature} is not supported within expressions',
    help: 'C# has it, the service refuses it.',
  },
  CS0019: {
    severity: 'error',
    message: "Operator '{operator}' cannot be applied to operands of type '{left}' and '{right}'",
  },
  CS0020: { severity: 'error', message: 'Division by constant zero' },
  CS0021: { severity: 'error', message: "Cannot apply indexing with [] to an expression of type '{type}'" },
  CS0022: { severity: 'error', message: 'Wrong number of indices inside []; expected {count}' },
  CS0023: { severity: 'error', message: "Operator '{operator}' cannot be applied to operand of type '{type}'" },
  CS0026: {
    severity: 'error',
    message: "Keyword 'this' is not valid in a static property, static method, or static field initializer",
    help: 'A policy expression has no object of its own; use context.',
  },
  CS0029: { severity: 'error', message: "Cannot implicitly convert type '{from}' to '{to}'" },
  CS0030: { severity: 'error', message: "Cannot convert type '{from}' to '{to}'" },
  CS0031: { severity: 'error', message: "Constant value '{value}' cannot be converted to a '{type}'" },
  CS0034: {
    severity: 'error',
    message: "Operator '{operator}' is ambiguous on operands of type '{left}' and '{right}'",
  },
  CS0037: { severity: 'error', message: "Cannot convert null to '{type}' because it is a non-nullable value type" },
  CS0039: {
    severity: 'error',
    message:
      "Cannot convert type '{from}' to '{to}' via a reference conversion, boxing conversion, unboxing conversion, wrapping conversion, or null type conversion",
  },
  CS0075: { severity: 'error', message: 'To cast a negative value, you must enclose the value in parentheses.' },
  CS0077: {
    severity: 'error',
    message:
      "The as operator must be used with a reference type or nullable type ('{type}' is a non-nullable value type)",
  },
  CS0100: { severity: 'error', message: "The parameter name '{name}' is a duplicate" },
  CS0103: { severity: 'error', message: "The name '{name}' does not exist in the current context{hint}" },
  CS0117: { severity: 'error', message: "'{type}' does not contain a definition for '{name}'{hint}" },
  CS0118: { severity: 'error', message: "'{name}' is a {kind} but is used like a {expected}" },
  CS0119: { severity: 'error', message: "'{name}' is a {kind}, which is not valid in the given context" },
  CS0120: {
    severity: 'error',
    message: "An object reference is required for the non-static field, method, or property '{member}'",
  },
  CS0121: {
    severity: 'error',
    message: "The call is ambiguous between the following methods or properties: '{first}' and '{second}'",
  },
  CS0123: { severity: 'error', message: "No overload for '{name}' matches delegate '{type}'" },
  CS0126: { severity: 'error', message: "An object of a type convertible to '{type}' is required" },
  CS0127: {
    severity: 'error',
    message: "Since '{name}' returns void, a return keyword must not be followed by an object expression",
  },
  CS0128: {
    severity: 'error',
    message: "A local variable or function named '{name}' is already defined in this scope",
  },
  CS0131: { severity: 'error', message: 'The left-hand side of an assignment must be a variable, property or indexer' },
  CS0133: { severity: 'error', message: "The expression being assigned to '{name}' must be constant" },
  CS0134: {
    severity: 'error',
    message:
      "'{name}' is of type '{type}'. A const field of a reference type other than string can only be initialized with null.",
  },
  CS0136: {
    severity: 'error',
    message:
      "A local or parameter named '{name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter",
  },
  CS0139: { severity: 'error', message: 'No enclosing loop out of which to break or continue' },
  CS0140: { severity: 'error', message: "The label '{name}' is a duplicate" },
  CS0144: { severity: 'error', message: "Cannot create an instance of the abstract type or interface '{type}'" },
  CS0145: { severity: 'error', message: 'A const field requires a value to be provided' },
  CS0149: { severity: 'error', message: 'Method name expected' },
  CS0150: { severity: 'error', message: 'A constant value is expected' },
  CS0152: { severity: 'error', message: "The switch statement contains multiple cases with the label value '{value}'" },
  CS0153: { severity: 'error', message: 'A goto case is only valid inside a switch statement' },
  CS0155: { severity: 'error', message: 'The type caught or thrown must be derived from System.Exception' },
  CS0156: {
    severity: 'error',
    message: 'A throw statement with no arguments is not allowed outside of a catch clause',
  },
  CS0157: { severity: 'error', message: 'Control cannot leave the body of a finally clause' },
  CS0158: {
    severity: 'error',
    message: "The label '{name}' shadows another label by the same name in a contained scope",
  },
  CS0159: { severity: 'error', message: "No such label '{name}' within the scope of the goto statement" },
  CS0160: {
    severity: 'error',
    message: "A previous catch clause already catches all exceptions of this or of a super type ('{type}')",
  },
  CS0161: {
    severity: 'error',
    message: "'{name}': not all code paths return a value",
    help: 'Every path through @{ … } must end in return (or throw).',
  },
  CS0162: { severity: 'warning', message: 'Unreachable code detected' },
  CS0163: { severity: 'error', message: "Control cannot fall through from one case label ('{label}') to another" },
  CS0164: { severity: 'warning', message: 'This label has not been referenced' },
  CS0165: { severity: 'error', message: "Use of unassigned local variable '{name}'" },
  CS0168: { severity: 'warning', message: "The variable '{name}' is declared but never used" },
  CS0173: {
    severity: 'error',
    message:
      "Type of conditional expression cannot be determined because there is no implicit conversion between '{first}' and '{second}'",
  },
  CS0176: {
    severity: 'error',
    message: "Member '{member}' cannot be accessed with an instance reference; qualify it with a type name instead",
  },
  CS0177: {
    severity: 'error',
    message: "The out parameter '{name}' must be assigned to before control leaves the current method",
  },
  CS0183: { severity: 'warning', message: "The given expression is always of the provided ('{type}') type" },
  CS0184: { severity: 'warning', message: "The given expression is never of the provided ('{type}') type" },
  CS0185: { severity: 'error', message: "'{type}' is not a reference type as required by the lock statement" },
  CS0186: { severity: 'error', message: 'Use of null is not valid in this context' },
  CS0190: {
    severity: 'error',
    message: 'The __arglist construct is valid only within a variable argument method',
  },
  CS0198: {
    severity: 'error',
    message: 'A static readonly field cannot be assigned to (except in a static constructor or a variable initializer)',
  },
  CS0200: { severity: 'error', message: "Property or indexer '{member}' cannot be assigned to -- it is read only" },
  CS0201: {
    severity: 'error',
    message:
      'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement',
  },
  CS0206: {
    severity: 'error',
    message: 'A non ref-returning property or indexer may not be used as an out or ref value',
  },
  CS0219: { severity: 'warning', message: "The variable '{name}' is assigned but its value is never used" },
  CS0220: { severity: 'error', message: 'The operation overflows at compile time in checked mode' },
  CS0221: {
    severity: 'error',
    message: "Constant value '{value}' cannot be converted to a '{type}' (use 'unchecked' syntax to override)",
  },
  CS0225: { severity: 'error', message: 'The params parameter must have a valid collection type' },
  CS0231: { severity: 'error', message: 'A params parameter must be the last parameter in a parameter list' },
  CS0233: {
    severity: 'error',
    message: "'{type}' does not have a predefined size, therefore sizeof can only be used in an unsafe context",
  },
  CS0234: {
    severity: 'error',
    message:
      "The type or namespace name '{name}' does not exist in the namespace '{namespace}' (are you missing an assembly reference?)",
  },
  CS0246: {
    severity: 'error',
    message:
      "The type or namespace name '{name}' could not be found (are you missing a using directive or an assembly reference?){hint}",
  },
  CS0248: { severity: 'error', message: 'Cannot create an array with a negative size' },
  CS0251: {
    severity: 'warning',
    message: 'Indexing an array with a negative index (array indices always start at zero)',
  },
  CS0252: {
    severity: 'warning',
    message:
      "Possible unintended reference comparison; to get a value comparison, cast the left hand side to type '{type}'",
    help: 'Comparing object with string compares references: two equal texts may be different objects. Cast the object, or use Equals.',
  },
  CS0253: {
    severity: 'warning',
    message:
      "Possible unintended reference comparison; to get a value comparison, cast the right hand side to type '{type}'",
    help: 'Comparing object with string compares references: two equal texts may be different objects. Cast the object, or use Equals.',
  },
  CS0266: {
    severity: 'error',
    message:
      "Cannot implicitly convert type '{from}' to '{to}'. An explicit conversion exists (are you missing a cast?)",
  },
  CS0269: { severity: 'error', message: "Use of unassigned out parameter '{name}'" },
  CS0283: { severity: 'error', message: "The type '{type}' cannot be declared const" },
  CS0305: { severity: 'error', message: "Using the generic {kind} '{name}' requires {count} type arguments" },
  CS0307: { severity: 'error', message: "The {kind} '{name}' cannot be used with type arguments" },
  CS0308: { severity: 'error', message: "The non-generic {kind} '{name}' cannot be used with type arguments" },
  CS0310: {
    severity: 'error',
    message:
      "'{type}' must be a non-abstract type with a public parameterless constructor in order to use it as parameter '{param}' in the generic type or method '{name}'",
  },
  CS0311: {
    severity: 'error',
    message:
      "The type '{type}' cannot be used as type parameter '{param}' in the generic type or method '{name}'. There is no implicit reference conversion from '{type}' to '{wanted}'.",
  },
  CS0315: {
    severity: 'error',
    message:
      "The type '{type}' cannot be used as type parameter '{param}' in the generic type or method '{name}'. There is no boxing conversion from '{type}' to '{wanted}'.",
  },
  CS0400: {
    severity: 'error',
    message:
      "The type or namespace name '{name}' could not be found in the global namespace (are you missing an assembly reference?)",
  },
  CS0407: { severity: 'error', message: "'{returns} {method}' has the wrong return type" },
  CS0411: {
    severity: 'error',
    message:
      "The type arguments for method '{name}' cannot be inferred from the usage. Try specifying the type arguments explicitly.",
  },
  CS0426: { severity: 'error', message: "The type name '{name}' does not exist in the type '{type}'" },
  CS0428: {
    severity: 'error',
    message: "Cannot convert method group '{name}' to non-delegate type '{type}'. Did you intend to invoke the method?",
  },
  CS0432: { severity: 'error', message: "Alias '{name}' not found" },
  CS0446: {
    severity: 'error',
    message: "Foreach cannot operate on a 'method group'. Did you intend to invoke the 'method group'?",
  },
  CS0452: {
    severity: 'error',
    message:
      "The type '{type}' must be a reference type in order to use it as parameter '{param}' in the generic type or method '{name}'",
  },
  CS0453: {
    severity: 'error',
    message:
      "The type '{type}' must be a non-nullable value type in order to use it as parameter '{param}' in the generic type or method '{name}'",
  },
  CS0458: { severity: 'warning', message: "The result of the expression is always 'null' of type '{type}'" },
  CS0463: { severity: 'error', message: 'Evaluation of the decimal constant expression failed' },
  CS0464: { severity: 'warning', message: "Comparing with null of type '{type}' always produces 'false'" },
  CS0472: {
    severity: 'warning',
    message:
      "The result of the expression is always '{result}' since a value of type '{type}' is never equal to 'null' of type '{nullable}'",
  },
  CS0622: {
    severity: 'error',
    message: 'Can only use array initializer expressions to assign to array types. Try using a new expression instead.',
  },
  CS0623: {
    severity: 'error',
    message:
      'Array initializers can only be used in a variable or field initializer. Try using a new expression instead.',
  },
  CS0642: { severity: 'warning', message: 'Possible mistaken empty statement' },
  CS0652: {
    severity: 'warning',
    message: "Comparison to integral constant is useless; the constant is outside the range of type '{type}'",
  },
  CS0664: {
    severity: 'error',
    message:
      "Literal of type double cannot be implicitly converted to type '{type}'; use an '{suffix}' suffix to create a literal of this type",
  },
  CS0712: { severity: 'error', message: "Cannot create an instance of the static class '{type}'" },
  CS0716: { severity: 'error', message: "Cannot convert to static type '{type}'" },
  CS0718: { severity: 'error', message: "'{type}': static types cannot be used as type arguments" },
  CS0665: {
    severity: 'warning',
    message: 'Assignment in conditional expression is always constant; did you mean to use == instead of = ?',
  },
  CS0719: { severity: 'error', message: "'{type}': array elements cannot be of static type" },
  CS0723: { severity: 'error', message: "Cannot declare a variable of static type '{type}'" },
  CS0746: {
    severity: 'error',
    message:
      'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
  },
  CS0815: { severity: 'error', message: 'Cannot assign {value} to an implicitly-typed variable' },
  CS0818: { severity: 'error', message: 'Implicitly-typed variables must be initialized' },
  CS0819: { severity: 'error', message: 'Implicitly-typed variables cannot have multiple declarators' },
  CS0820: { severity: 'error', message: 'Cannot initialize an implicitly-typed variable with an array initializer' },
  CS0822: { severity: 'error', message: 'Implicitly-typed variables cannot be constant' },
  CS0825: {
    severity: 'error',
    message: "The contextual keyword 'var' may only appear within a local variable declaration or in script code",
  },
  CS0826: { severity: 'error', message: 'No best type found for implicitly-typed array' },
  CS0828: { severity: 'error', message: "Cannot assign '{value}' to anonymous type property" },
  CS0833: { severity: 'error', message: 'An anonymous type cannot have multiple properties with the same name' },
  CS0841: { severity: 'error', message: "Cannot use local variable '{name}' before it is declared" },
  CS0846: { severity: 'error', message: 'A nested array initializer is expected' },
  CS0847: { severity: 'error', message: 'An array initializer of length {length} is expected' },
  CS1017: { severity: 'error', message: 'Catch clauses cannot follow the general catch clause of a try statement' },
  CS1059: {
    severity: 'error',
    message: 'The operand of an increment or decrement operator must be a variable, property or indexer',
  },
  CS1061: {
    severity: 'error',
    message:
      "'{type}' does not contain a definition for '{name}' and no accessible extension method '{name}' accepting a first argument of type '{type}' could be found (are you missing a using directive or an assembly reference?){hint}",
  },
  CS1501: { severity: 'error', message: "No overload for method '{name}' takes {count} arguments" },
  CS1503: { severity: 'error', message: "Argument {index}: cannot convert from '{from}' to '{to}'" },
  CS1510: { severity: 'error', message: 'A ref or out value must be an assignable variable' },
  CS1511: { severity: 'error', message: "Keyword 'base' is not available in a static method" },
  CS1547: { severity: 'error', message: "Keyword 'void' cannot be used in this context" },
  CS1579: {
    severity: 'error',
    message:
      "foreach statement cannot operate on variables of type '{type}' because '{type}' does not contain a public instance or extension definition for 'GetEnumerator'",
  },
  CS1593: { severity: 'error', message: "Delegate '{type}' does not take {count} arguments" },
  CS1612: { severity: 'error', message: "Cannot modify the return value of '{member}' because it is not a variable" },
  CS1615: { severity: 'error', message: "Argument {index} may not be passed with the '{mode}' keyword" },
  CS1620: { severity: 'error', message: "Argument {index} must be passed with the '{mode}' keyword" },
  CS1621: {
    severity: 'error',
    message: 'The yield statement cannot be used inside an anonymous method or lambda expression',
  },
  CS1622: {
    severity: 'error',
    message:
      'Cannot return a value from an iterator. Use the yield return statement to return a value, or yield break to end the iteration.',
  },
  CS1624: {
    severity: 'error',
    message: "The body of '{name}' cannot be an iterator block because '{type}' is not an iterator interface type",
  },
  CS1625: { severity: 'error', message: 'Cannot yield in the body of a finally clause' },
  CS1626: { severity: 'error', message: 'Cannot yield a value in the body of a try block with a catch clause' },
  CS1628: {
    severity: 'error',
    message:
      "Cannot use ref, out, or in parameter '{name}' inside an anonymous method, lambda expression, query expression, or local function",
  },
  CS1631: { severity: 'error', message: 'Cannot yield a value in the body of a catch clause' },
  CS1632: { severity: 'error', message: 'Control cannot leave the body of an anonymous method or lambda expression' },
  CS1643: { severity: 'error', message: "Not all code paths return a value in {kind} of type '{type}'" },
  CS1656: { severity: 'error', message: "Cannot assign to '{name}' because it is a '{role}'" },
  CS1657: { severity: 'error', message: "Cannot use '{name}' as a ref or out value because it is a '{role}'" },
  CS1660: { severity: 'error', message: "Cannot convert {what} to type '{type}' because it is not a delegate type" },
  CS1661: {
    severity: 'error',
    message:
      "Cannot convert {what} to type '{type}' because the parameter types do not match the delegate parameter types",
  },
  CS1662: {
    severity: 'error',
    message:
      'Cannot convert {what} to intended delegate type because some of the return types in the block are not implicitly convertible to the delegate return type',
  },
  CS1674: {
    severity: 'error',
    message: "'{type}': type used in a using statement must implement 'System.IDisposable'.",
  },
  CS1678: { severity: 'error', message: "Parameter {index} is declared as type '{actual}' but should be '{expected}'" },
  CS1717: { severity: 'warning', message: 'Assignment made to same variable; did you mean to assign something else?' },
  CS1718: { severity: 'warning', message: 'Comparison made to same variable; did you mean to compare something else?' },
  CS1729: { severity: 'error', message: "'{type}' does not contain a constructor that takes {count} arguments" },
  CS1736: { severity: 'error', message: "Default parameter value for '{name}' must be a compile-time constant" },
  CS1737: { severity: 'error', message: 'Optional parameters must appear after all required parameters' },
  CS1739: { severity: 'error', message: "The best overload for '{method}' does not have a parameter named '{name}'" },
  CS1740: { severity: 'error', message: "Named argument '{name}' cannot be specified multiple times" },
  CS1744: {
    severity: 'error',
    message: "Named argument '{name}' specifies a parameter for which a positional argument has already been given",
  },
  CS1750: {
    severity: 'error',
    message:
      "A value of type '{type}' cannot be used as a default parameter because there are no standard conversions to type '{to}'",
  },
  CS1913: { severity: 'error', message: "Member '{name}' cannot be initialized. It is not a field or property." },
  CS1922: {
    severity: 'error',
    message:
      "Cannot initialize type '{type}' with a collection initializer because it does not implement 'System.Collections.IEnumerable'",
  },
  CS1929: {
    severity: 'error',
    message:
      "'{type}' does not contain a definition for '{name}' and the best extension method overload '{method}' requires a receiver of type '{receiver}'",
  },
  CS1930: { severity: 'error', message: "The range variable '{name}' has already been declared" },
  CS1936: {
    severity: 'error',
    message: "Could not find an implementation of the query pattern for source type '{type}'.  '{method}' not found.",
  },
  CS1937: {
    severity: 'error',
    message:
      "The name '{name}' is not in scope on the left side of 'equals'.  Consider swapping the expressions on either side of 'equals'.",
  },
  CS1938: {
    severity: 'error',
    message:
      "The name '{name}' is not in scope on the right side of 'equals'.  Consider swapping the expressions on either side of 'equals'.",
  },
  CS1950: {
    severity: 'error',
    message: "The best overloaded Add method '{name}' for the collection initializer has some invalid arguments",
  },
  CS1955: {
    severity: 'error',
    message: "Non-invocable member '{member}' cannot be used like a method.",
    help: 'A property or dictionary is read without brackets, or indexed with [ ].',
  },
  CS1983: {
    severity: 'error',
    message: 'The return type of an async method must be void, Task, Task<T>, or another task-like type',
  },
  CS4032: {
    severity: 'error',
    message: "The 'await' operator can only be used within an async method.",
    help: 'Policy expressions are synchronous.',
  },
  CS7003: { severity: 'error', message: 'Unexpected use of an unbound generic name' },
  CS7036: {
    severity: 'error',
    message: "There is no argument given that corresponds to the required parameter '{param}' of '{method}'",
  },
  CS8030: {
    severity: 'error',
    message: 'Anonymous function converted to a void returning delegate cannot return a value',
  },
  CS8070: { severity: 'error', message: "Control cannot fall out of switch from final case label ('{label}')" },
  CS8081: { severity: 'error', message: 'Expression does not have a name.' },
  CS8112: {
    severity: 'error',
    message: "Local function '{name}' must declare a body because it is not marked 'static extern'.",
  },
  CS8115: { severity: 'error', message: 'A throw expression is not allowed in this context.' },
  CS8116: {
    severity: 'error',
    message: "It is not legal to use nullable type '{type}?' in a pattern; use the underlying type '{type}' instead.",
  },
  CS8117: { severity: 'error', message: "Invalid operand for pattern match; value required, but found '{found}'." },
  CS8119: { severity: 'error', message: "The switch expression must be a value; found '{found}'." },
  CS8120: {
    severity: 'error',
    message:
      'The switch case is unreachable. It has already been handled by a previous case or it is impossible to match.',
  },
  CS8121: {
    severity: 'error',
    message: "An expression of type '{from}' cannot be handled by a pattern of type '{to}'.",
  },
  CS8127: { severity: 'error', message: 'Tuple element names must be unique.' },
  CS8129: {
    severity: 'error',
    message:
      "No suitable 'Deconstruct' instance or extension method was found for type '{type}', with {count} out parameters and a void return type.",
  },
  CS8130: { severity: 'error', message: "Cannot infer the type of implicitly-typed deconstruction variable '{name}'." },
  CS8131: {
    severity: 'error',
    message: 'Deconstruct assignment requires an expression with a type on the right-hand-side.',
  },
  CS8132: { severity: 'error', message: "Cannot deconstruct a tuple of '{have}' elements into '{want}' variables." },
  CS8135: { severity: 'error', message: "Tuple with {count} values cannot be converted to type '{type}'." },
  CS8174: { severity: 'error', message: 'A declaration of a by-reference variable must have an initializer' },
  CS8185: { severity: 'error', message: 'A declaration is not allowed in this context.' },
  CS8210: { severity: 'error', message: "A tuple may not contain a value of type 'void'." },
  CS8310: { severity: 'error', message: "Operator '{operator}' cannot be applied to operand '{operand}'" },
  CS8315: { severity: 'error', message: "Operator '{operator}' is ambiguous on operands '{left}' and '{right}'" },
  CS8321: { severity: 'warning', message: "The local function '{name}' is declared but never used" },
  CS8370: {
    severity: 'error',
    message: "Feature '{feature}' is not available in C# 7.3. Please use language version {version} or greater.",
  },
  CS8384: {
    severity: 'error',
    message:
      'Tuple types used as operands of an == or != operator must have matching cardinalities. But this operator has tuple types of cardinality {left} on the left and {right} on the right.',
  },
  CS8505: { severity: 'error', message: "A default literal 'default' is not valid as a pattern" },
  CS8716: { severity: 'error', message: 'There is no target type for the default literal.' },
  CS9135: { severity: 'error', message: "A constant value of type '{type}' is expected" },
});
